package chat.maru.browser;

import java.util.List;
import java.util.regex.Pattern;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** Presence, as each user sees it. */
@PageTest
class PagePresenceTests extends PageScenario {

	@Autowired
	private BeanFactory server;

	@Test
	void joiningAndLeavingIsSeenByEveryone() {
		ChatPage minji = this.people.join("Minji");
		assertThat(inList(minji, minji)).containsText("you");
		ChatPage ben = this.people.join("Ben");
		assertThat(inList(minji, ben)).isVisible();
		assertThat(inList(ben, minji)).isVisible();
		assertThat(inList(ben, minji)).not().containsText("you");
		ben.context().close();
		assertThat(inList(minji, ben)).hasCount(0);
	}

	@Test
	void twoTabsAreOneUser() {
		ChatPage minji = this.people.join("Minji");
		ChatPage ben = this.people.join("Ben");
		ChatPage tab = ben.anotherTab();
		assertThat(inList(tab, minji)).isVisible();
		assertThat(inList(minji, ben)).hasCount(1);
		tab.say("tabs: said in one");
		ben.hear("tabs: said in one");
		assertThat(ben.ownTexts()).hasText(new String[] { "tabs: said in one" });
		tab.page().close();
		ben.say("tabs: still here");
		ChatPage chan = this.people.join("Chan");
		// Presence is announced in order: a page that shows Chan has received everything
		// before.
		assertThat(inList(minji, chan)).isVisible();
		assertThat(inList(minji, ben)).hasCount(1);
		ben.page().close();
		assertThat(inList(minji, ben)).hasCount(0);
	}

	@Test
	void aRoomWithMembersShowsItsMembersOnline() {
		Garden garden = new Garden(this.server);
		ChatPage ben = this.people.join("Ben");
		garden.letIn(ben);
		ChatPage chan = this.people.join("Chan");
		ChatPage minji = this.people.join("Minji");
		assertThat(inList(minji, chan)).isVisible();
		garden.welcome(minji);
		assertThat(inList(minji, ben)).isVisible();
		assertThat(inList(minji, minji)).isVisible();
		assertThat(minji.page().getByRole(AriaRole.HEADING, heading("Online in this room 2"))).isVisible();
		assertThat(minji.online().getByRole(AriaRole.LISTITEM)).hasCount(2);
		garden.letIn(chan);
		assertThat(inList(minji, chan)).isVisible();
		garden.takeOut(ben);
		assertThat(inList(minji, ben)).hasCount(0);
		chan.context().close();
		assertThat(inList(minji, chan)).hasCount(0);
		minji.page().navigate("/");
		assertThat(minji.page().getByRole(AriaRole.HEADING, heading("Online on this server \\d+"))).isVisible();
		assertThat(inList(minji, ben)).isVisible();
	}

	private static Page.GetByRoleOptions heading(String name) {
		return new Page.GetByRoleOptions().setName(Pattern.compile("^" + name + "$"));
	}

	@Test
	void aPhoneShowsTheirNumberBelowTheName() {
		ChatPage minji = this.people.join("Minji", new NewContextOptions().setViewportSize(390, 844));
		ChatPage ben = this.people.join("Ben");
		assertThat(minji.page().locator("[data-part=room-count]")).hasText(Pattern.compile("[2-9]\\d* online"));
		minji.onlineButton().click();
		assertThat(inList(minji, ben)).isVisible();
		minji.page().keyboard().press("Escape");
		assertThat(minji.listOfPeople()).isHidden();
	}

	/**
	 * Applies events without letting the server's come between, and looks at the list
	 * after each.
	 */
	private static final String WHEN_COUNTED = """
			() => {
				const people = document.querySelector('maru-people')
				const list = people.querySelector('[data-part="list"]')
				const status = people.querySelector('[role="status"]')
				const written = new MutationObserver(() => {})
				written.observe(status, { childList: true, characterData: true, subtree: true })
				const after = (presence) => {
					people.apply({ type: 'presence', joined: [], left: [], ...presence })
					const names = [...list.querySelectorAll('[data-part="name"]')].map(({ textContent }) => textContent)
					return `${people.querySelector('.people-count').textContent} [${names}] ${status.textContent}`
				}
				const mina = { id: 'mina', name: 'Mina' }
				return [
					after({ snapshot: true, online: 1, joined: [mina] }),
					after({ snapshot: true, countOnly: true, online: 1234 }),
					after({ countOnly: true, online: 1235, joined: [mina] }),
					`the status was written ${written.takeRecords().length} times`,
					after({ snapshot: true, online: 400, joined: [mina] }),
				]
			}""";

	@Test
	void manyPeopleAreCounted() {
		ChatPage minji = this.people.join("Minji");
		assertThat(inList(minji, minji)).isVisible();
		org.assertj.core.api.Assertions.assertThat(minji.page().evaluate(WHEN_COUNTED))
			.isEqualTo(List.of("1 [Mina] ", "1,234 [] Names are not shown while so many people are online.",
					"1,235 [] Names are not shown while so many people are online.", "the status was written 1 times",
					"400 [Mina] "));
	}

	private static Locator inList(ChatPage page, ChatPage person) {
		Locator name = page.page().getByText(person.name(), new Page.GetByTextOptions().setExact(true));
		return page.online().getByRole(AriaRole.LISTITEM).filter(new Locator.FilterOptions().setHas(name));
	}

}
