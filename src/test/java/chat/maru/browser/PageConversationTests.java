package chat.maru.browser;

import java.util.List;

import chat.maru.message.RoomLog;
import chat.maru.registration.Guests;
import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** Two users and what each of them sees of the other. */
@PageTest
class PageConversationTests extends PageScenario {

	private static final String HIDE = """
			(state) => {
				Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => state })
				document.dispatchEvent(new Event('visibilitychange'))
			}""";

	@Autowired
	RoomLog log;

	@Autowired
	Guests guests;

	@Test
	void bothSeeEveryMessageOnceUnderItsAuthor() {
		ChatPage minji = this.people.join("Minji");
		ChatPage ben = this.people.join("Ben");
		minji.say("duet: is anybody here?");
		ben.hear("duet: is anybody here?");
		ben.say("duet: I am");
		minji.hear("duet: I am");
		minji.say("duet: 반가워요!");
		List<String> all = List.of("duet: is anybody here?", "duet: I am", "duet: 반가워요!");
		for (ChatPage page : List.of(minji, ben)) {
			page.awaitTexts("duet:", all);
			assertThat(page.message(all.get(0))).containsText(minji.name());
			assertThat(page.message(all.get(1))).containsText(ben.name());
		}
		assertThat(minji.ownTexts()).hasText(new String[] { all.get(0), all.get(2) });
		assertThat(minji.log().locator("[data-own] .you")).hasCount(0);
	}

	@Test
	void aGroupOfMessagesHasOneName() {
		ChatPage minji = this.people.join("Minji");
		ChatPage ben = this.people.join("Ben");
		minji.say("run: one");
		minji.say("run: two");
		ben.say("run: three");
		minji.hear("run: three");
		minji.say("run: four");
		ben.hear("run: four");
		for (ChatPage page : List.of(minji, ben)) {
			assertThat(avatar(page.message("run: one"))).isVisible();
			assertThat(avatar(page.message("run: two"))).isHidden();
			assertThat(page.message("run: two")).containsText(minji.name());
			assertThat(avatar(page.message("run: three"))).isVisible();
			assertThat(avatar(page.message("run: four"))).isVisible();
		}
	}

	@Test
	void theTitleIsMarkedWhileMessagesWaitBelowTheReader() {
		new Talk(this.log, this.guests).of("earlier that day", 40);
		ChatPage minji = this.people.join("Minji");
		ChatPage ben = this.people.join("Ben");
		minji.hear("earlier that day 40");
		minji.scrollUp(600);
		ben.say("above: one");
		ben.say("above: two");
		assertThat(minji.page()).hasTitle("• Lobby · Maru");
		minji.jump().click();
		assertThat(minji.page()).hasTitle("Lobby · Maru");
	}

	@Test
	void theTitleIsMarkedWhileMessagesWaitOnAHiddenPage() {
		ChatPage minji = this.people.join("Minji");
		ChatPage ben = this.people.join("Ben");
		minji.awaitConnected();
		minji.page().evaluate(HIDE, "hidden");
		ben.say("hidden: one");
		assertThat(minji.page()).hasTitle("• Lobby · Maru");
		minji.page().evaluate(HIDE, "visible");
		assertThat(minji.page()).hasTitle("Lobby · Maru");
	}

	@Test
	void aMessageMayHaveSeveralLines() {
		ChatPage minji = this.people.join("Minji");
		minji.composer().fill("lines: first");
		minji.composer().press("Shift+Enter");
		minji.composer().pressSequentially("second");
		minji.composer().press("Enter");
		assertThat(minji.ownTexts()).hasText(new String[] { "lines: first\nsecond" });
		assertThat(minji.ownTexts()).hasJSProperty("textContent", "lines: first\nsecond");
	}

	@Test
	void anAddressBecomesALinkThatLeavesTheChatOpen() {
		ChatPage minji = this.people.join("Minji");
		minji.send("see https://example.org/a?b=c#d, or http://example.org.");
		Locator links = minji.ownTexts().locator("a");
		assertThat(links).hasText(new String[] { "https://example.org/a?b=c#d", "http://example.org" });
		assertThat(links.first()).hasAttribute("href", "https://example.org/a?b=c#d");
		assertThat(links.first()).hasAttribute("target", "_blank");
		assertThat(links.first()).hasAttribute("rel", "noopener noreferrer");
	}

	private static Locator avatar(Locator message) {
		return message.locator("[data-part=avatar]");
	}

}
