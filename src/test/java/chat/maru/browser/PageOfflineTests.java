package chat.maru.browser;

import java.util.List;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ForcedColors;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** Messages that are written without a network. */
@PageTest
class PageOfflineTests extends PageScenario {

	@Test
	void offlineMessagesWaitAndThenArriveOnceForEveryone() {
		this.people.expectFailedRequests();
		ChatPage minji = this.people.join("Minji");
		ChatPage ben = this.people.join("Ben");
		minji.say("tunnel: going in");
		minji.page().emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE));
		assertThat(minji.page().locator("maru-banner")).hasCSS("border-block-end-width", "0px");
		minji.context().setOffline(true);
		assertThat(minji.connection()).hasText("Offline");
		assertThat(banner(minji)).isVisible();
		assertThat(minji.page().getByText("Try now")).isHidden();
		minji.send("tunnel: dark in here");
		minji.send("tunnel: and long");
		assertThat(waiting(minji, "tunnel: dark in here")).isVisible();
		assertThat(waiting(minji, "tunnel: and long")).isVisible();
		minji.send("tunnel: never mind");
		minji.message("tunnel: never mind")
			.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Cancel sending"))
			.click();
		assertThat(minji.message("tunnel: never mind")).hasCount(0);
		assertThat(minji.composer()).isFocused();
		ben.say("tunnel: she is in the tunnel");
		minji.context().setOffline(false);
		List<String> all = List.of("tunnel: going in", "tunnel: she is in the tunnel", "tunnel: dark in here",
				"tunnel: and long");
		for (ChatPage page : List.of(minji, ben)) {
			page.awaitTexts("tunnel:", all);
		}
		assertThat(minji.unsent()).hasCount(0);
		assertThat(banner(minji)).hasCount(0);
		minji.say("tunnel: out again");
		ben.hear("tunnel: out again");
		minji.reload();
		assertThat(minji.textsWith("tunnel:")).hasCount(5);
	}

	@Test
	void offlineMessagesOutliveThePage() {
		this.people.expectFailedRequests();
		ChatPage closing = this.people.join("Minji");
		ChatPage ben = this.people.join("Ben");
		closing.awaitConnected();
		BrowserContext context = closing.context();
		context.setOffline(true);
		closing.send("closed: first");
		closing.send("closed: second");
		assertThat(closing.unsent()).hasCount(2);
		closing.page().close();
		context.setOffline(false);
		ChatPage opened = ChatPage.open(context, closing.name());
		List<String> all = List.of("closed: first", "closed: second");
		for (ChatPage page : List.of(opened, ben)) {
			page.awaitTexts("closed:", all);
		}
		assertThat(opened.unsent()).hasCount(0);
	}

	private static Locator waiting(ChatPage page, String text) {
		return page.message(text).getByText("Waiting to be sent");
	}

	private static Locator banner(ChatPage page) {
		return page.page().getByText("You are offline. Your messages are kept and sent later.");
	}

}
