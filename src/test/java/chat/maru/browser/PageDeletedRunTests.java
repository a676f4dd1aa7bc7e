package chat.maru.browser;

import java.util.List;
import java.util.regex.Pattern;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** Deleted messages that follow each other take one line. */
@PageTest
class PageDeletedRunTests extends PageScenario {

	@Autowired
	private BeanFactory server;

	@Test
	void itCountsThemLiveAndAfterAReload() {
		Garden garden = new Garden(this.server);
		ChatPage minji = this.people.join("Minji", new NewContextOptions(), garden);
		garden.say("run: before");
		List<Long> said = List.of(garden.say("run: one"), garden.say("run: two"), garden.say("run: three"));
		garden.say("run: after");
		minji.say("run: mine");
		Locator line = minji.page().locator(".deleted-run");
		Locator after = minji.message("run: after");
		assertThat(after).hasClass(Pattern.compile("continued"));
		garden.removeMessage(said.get(1));
		assertThat(minji.page().locator(".removed")).isVisible();
		assertThat(line).hasCount(0);
		garden.removeMessage(said.get(0));
		assertThat(line).hasText("2 messages deleted", new HasTextOptions().setUseInnerText(true));
		garden.removeMessage(said.get(2));
		for (int i = 0; i < 2; i++) {
			assertThat(line.locator("[data-part=text]")).hasText("3 messages deleted");
			assertThat(line.locator("[data-part=author]")).isHidden();
			assertThat(minji.page().locator(".removed:visible")).hasCount(1);
			assertThat(after).not().hasClass(Pattern.compile("continued"));
			minji.reload();
		}
		minji.page().navigate(garden.address() + "/" + said.get(0));
		assertThat(minji.page().locator(".message[data-linked]")).hasClass(Pattern.compile("deleted-run"));
		minji.page().navigate(garden.address());
		minji.awaitConnected();
		// Whoever takes a deletion back sees the message and the other line again.
		garden.removeMessage(garden.say("run: the last"));
		assertThat(minji.page().locator(".removed:visible")).hasCount(2);
		minji.message("run: mine").hover();
		minji.page().locator(".message-actions").click();
		minji.page()
			.getByRole(AriaRole.MENUITEM, new GetByRoleOptions().setName("Delete message").setExact(true))
			.click();
		assertThat(line.last().locator("[data-part=text]")).hasText("2 messages deleted");
		minji.page().getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Undo").setExact(true)).click();
		assertThat(minji.message("run: mine")).isVisible();
		assertThat(line).hasCount(1);
		assertThat(minji.messages().last().locator("[data-part=text]")).hasText("This message was deleted.");
		assertThat(minji.messages().last().locator("[data-part=author]")).isVisible();
	}

}
