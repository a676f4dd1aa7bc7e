package chat.maru.browser;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** Messages that cannot be sent as they are. */
@PageTest
class PageRefusalTests extends PageScenario {

	private static final int LIMIT = 4_000;

	@Test
	void aTextThatIsTooLongStaysInTheComposerWithTheReason() {
		ChatPage minji = this.people.join("Minji");
		minji.send("마".repeat(LIMIT + 1));
		assertThat(minji.composer()).hasValue("마".repeat(LIMIT + 1));
		assertThat(minji.composer())
			.hasAccessibleDescription(Pattern.compile("A message can have up to 4,000 characters\\. Shorten it"));
		assertThat(minji.page().getByText("1 over")).isVisible();
		assertThat(minji.sendButton()).isDisabled();
		minji.composer().press("Backspace");
		assertThat(minji.sendButton()).isEnabled();
		assertThat(minji.page().getByText("0 characters left")).isVisible();
		minji.composer().press("Enter");
		assertThat(minji.ownTexts()).hasText(new String[] { "마".repeat(LIMIT) });
		assertThat(minji.unsent()).hasCount(0);
	}

	@Test
	void anEmptyTextIsNotSent() {
		ChatPage minji = this.people.join("Minji");
		minji.send(" \n ");
		assertThat(minji.sendButton()).isDisabled();
		minji.say("something after nothing");
		assertThat(minji.ownTexts()).hasText(new String[] { "something after nothing" });
	}

	@Test
	void aRefusedMessageSaysWhyAndCanBeSentAgain() {
		AtomicBoolean blanked = new AtomicBoolean(true);
		ChatPage minji = joinBlanked("a text that arrives as nothing", blanked);
		ChatPage ben = this.people.join("Ben");
		minji.send("a text that arrives as nothing");
		Locator message = minji.message("a text that arrives as nothing");
		assertThat(message).containsText("The message has no text.");
		assertThat(minji.page().locator("[data-part=announcer]")).hasText("The message has no text.");
		minji.say("the one after it goes");
		assertThat(message).containsText("The message has no text.");
		blanked.set(false);
		button(message, "Send again").click();
		assertThat(minji.composer()).isFocused();
		ben.hear("a text that arrives as nothing");
		assertThat(minji.ownTexts())
			.hasText(new String[] { "the one after it goes", "a text that arrives as nothing" });
		assertThat(button(message, "Send again")).hasCount(0);
	}

	@Test
	void aRefusedMessageCanBeDiscarded() {
		ChatPage minji = joinBlanked("a text to be thrown away", new AtomicBoolean(true));
		minji.send("a text to be thrown away");
		Locator message = minji.message("a text to be thrown away");
		assertThat(message).containsText("The message has no text.");
		minji.reload();
		assertThat(message).containsText("The message has no text.");
		button(message, "Discard").click();
		assertThat(message).hasCount(0);
		assertThat(minji.composer()).isFocused();
		minji.reload();
		minji.say("nothing was left of it");
		assertThat(minji.ownTexts()).hasText(new String[] { "nothing was left of it" });
	}

	/** A user, one of whose messages loses its letters on the way to the server. */
	private ChatPage joinBlanked(String text, AtomicBoolean blanked) {
		BrowserContext context = this.people.browser(new NewContextOptions());
		context.routeWebSocket("**/ws/**", (socket) -> {
			var server = socket.connectToServer();
			socket.onMessage((frame) -> server
				.send(blanked.get() ? frame.text().replace(text, " ".repeat(text.length())) : frame.text()));
		});
		ChatPage page = JoinPage.open(context).join(People.unique("Minji"));
		page.awaitConnected();
		return page;
	}

	private static Locator button(Locator message, String name) {
		return message.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name));
	}

}
