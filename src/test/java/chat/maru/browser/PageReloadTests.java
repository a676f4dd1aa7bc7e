package chat.maru.browser;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** What a reload preserves. */
@PageTest
class PageReloadTests extends PageScenario {

	@Test
	void messagesAreShownOnce() {
		ChatPage minji = this.people.join("Minji");
		List<String> texts = List.of("kept: one", "kept: two", "kept: three");
		texts.forEach(minji::say);
		minji.reload();
		minji.awaitTexts("kept:", texts);
		minji.say("kept: four");
		assertThat(minji.ownTexts()).hasCount(4);
	}

	@Test
	void aDraftIsKept() {
		ChatPage minji = this.people.join("Minji");
		minji.composer().fill("not finish");
		minji.reload();
		assertThat(minji.composer()).hasValue("not finish");
		minji.send("not finished, and yet sent");
		assertThat(minji.ownTexts()).hasText(new String[] { "not finished, and yet sent" });
		minji.reload();
		assertThat(minji.ownTexts()).hasCount(1);
		assertThat(minji.composer()).hasValue("");
	}

	@Test
	void messagesSentJustBeforeAreShownOnceAndInOrder() {
		ChatPage minji = this.people.join("Minji");
		List<String> texts = IntStream.rangeClosed(1, 3).mapToObj((number) -> "just before: " + number).toList();
		for (String text : texts) {
			minji.send(text);
			minji.reload();
		}
		minji.awaitTexts("just before:", texts);
		assertThat(minji.unsent()).hasCount(0);
	}

	@Test
	void aMessageWithoutAReceiptIsShownOnce() {
		BrowserContext context = this.people.browser(new NewContextOptions());
		AtomicBoolean silent = new AtomicBoolean();
		context.routeWebSocket("**/ws/**", (socket) -> {
			var server = socket.connectToServer();
			server.onMessage((frame) -> {
				if (!silent.get()) {
					socket.send(frame.text());
				}
			});
		});
		ChatPage minji = JoinPage.open(context).join(People.unique("Minji"));
		ChatPage ben = this.people.join("Ben");
		minji.awaitConnected();
		silent.set(true);
		minji.send("receipt: lost");
		ben.hear("receipt: lost");
		silent.set(false);
		minji.reload();
		minji.say("receipt: came");
		ben.hear("receipt: came");
		for (ChatPage page : List.of(minji, ben)) {
			page.awaitTexts("receipt:", List.of("receipt: lost", "receipt: came"));
		}
		assertThat(minji.unsent()).hasCount(0);
	}

}
