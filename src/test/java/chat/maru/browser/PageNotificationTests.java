package chat.maru.browser;

import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import chat.maru.account.Account;
import chat.maru.message.RoomLog;
import chat.maru.registration.Guests;
import chat.maru.room.DirectTalks;
import chat.maru.room.Rights;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static chat.maru.browser.Accessibility.assertNothingFound;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** A user with several tabs notices direct messages. */
@PageTest
class PageNotificationTests extends PageScenario {

	private static final String FOCUS = """
			(focused) => {
				document.hasFocus = () => focused
				dispatchEvent(new Event(focused ? 'focus' : 'blur'))
			}""";

	/** A browser that has not been asked yet and then allows notifications. */
	private static final String BROWSER = """
			(permission) => {
				const shown = (window.shown = [])
				window.played = 0
				window.AudioContext = class { constructor() { window.played += 1; throw new Error('no device') } }
				window.Notification = class extends EventTarget {
					static permission = permission
					static requestPermission = async () => (window.Notification.permission = 'granted')
					constructor(title, { body, tag } = {}) {
						super()
						if (window.Notification.permission === 'granted') shown.push({ title, body, tag, popup: this })
					}
					close() { this.closed = true }
				}
			}""";

	/** Whether the user looks at a room, as another tab knows it. */
	private static final String LOOKED_AT = """
			async (room) => {
				const { Looking } = await import('/js/page/notify/looking.js')
				return new Looking(document.body.dataset.account, () => 'lobby').isAt(room)
			}""";

	/** Whether no tab is still at work on a message. */
	private static final String NO_CLAIM = """
			async () => {
				const { held, pending } = await navigator.locks.query()
				return ![...held, ...pending].some(({ name }) => name.startsWith('maru.noticed.'))
			}""";

	private static final String ARRIVALS = """
			async () => {
				const { Arrivals } = await import('/js/page/notify/arrivals.js')
				const talk = (id, lastSeq, more = {}) => ({ id, kind: 'direct', epoch: 'e', lastSeq, calls: true, ...more })
				const arrivals = new Arrivals()
				const news = (rooms, more) => arrivals.of(rooms, more).map(({ room, since }) => `${room.id} ${since}`).join()
				return [
					news([talk('a', 5)]), // came with the page
					news([talk('a', 6)]),
					news([talk('a', 6), talk('b', 9)], { complete: true }), // the rest of the list
					news([talk('a', 7, { calls: false }), talk('b', 10, { kind: 'public' })]),
					news([talk('a', 7), talk('c', 1)]), // read elsewhere before; a new one
					news([talk('a', 2, { epoch: 'f' })]), // a backup was restored
					news([talk('a', 3, { epoch: 'f' })]),
					news([talk('a', 4, { epoch: 'f', newsAfter: 4 })]), // marked as unread
				]
			}""";

	private static final String DECISIONS = """
			async () => {
				const { decide } = await import('/js/page/notify/decide.js')
				const { quietFrom } = await import('/js/page/notify/form.js')
				const both = { popups: true, sound: true, quiet: null }
				const decided = (more) => {
					const { title, popup, sound } = decide({ level: 'all', seen: false, settings: both, granted: true, now: 1_000, ...more })
					return [title && 'title', popup && 'popup', sound && 'sound'].filter(Boolean).join()
				}
				const evening = new Date(2026, 10, 30, 22, 15)
				return [
					decided({}),
					decided({ granted: false }),
					decided({ settings: { ...both, sound: false } }),
					decided({ settings: { ...both, popups: false } }),
					decided({ settings: { ...both, quiet: 1_000 } }), // it has just ended
					decided({ settings: { ...both, quiet: 1_001 } }),
					decided({ settings: { ...both, quiet: 'on' } }),
					decided({ level: 'none' }),
					decided({ seen: true }),
					quietFrom('hour', null, evening) - evening,
					new Date(quietFrom('tomorrow', null, evening)).toString() === new Date(2026, 11, 1, 9).toString(),
					quietFrom('kept', 7), quietFrom('off', 7), quietFrom('on', 7),
				]
			}""";

	private static final String TITLES = """
			async () => {
				const { titleOf } = await import('/js/page/title.js')
				const { badged } = await import('/js/page/notify/favicon.js')
				const figure = (count) => /<text[^>]*>([^<]*)/.exec(badged('<svg xmlns="http://www.w3.org/2000/svg"/>', count))[1]
				return [
					titleOf({ name: 'Lobby · Maru' }),
					titleOf({ name: 'Lobby · Maru', unread: 3 }),
					titleOf({ name: 'Lobby · Maru', unread: 3, waiting: 2 }),
					titleOf({ name: 'Lobby · Maru', waiting: 1, notice: 'Jiwon: noon?' }),
					titleOf({ name: 'Lobby · Maru', waiting: 1, notice: '👨‍👩‍👧'.repeat(80) }).length,
					figure(9), figure(10),
				]
			}""";

	private static final String QUIET_ENDS_SOON = """
			() => {
				const key = `maru.notify.${document.body.dataset.account}`
				localStorage[key] = JSON.stringify({ ...JSON.parse(localStorage[key]), quiet: Date.now() + 300 })
				dispatchEvent(new Event('focus'))
			}""";

	@Autowired
	RoomLog log;

	@Autowired
	Guests guests;

	@Autowired
	DirectTalks talks;

	@Test
	void onlyWhatIsNewArrives() {
		assertThat(this.people.module().evaluate(ARRIVALS))
			.isEqualTo(List.of("", "a 5", "", "", "a 6,c 0", "", "a 2", ""));
	}

	@Test
	void theSettingsDecideHowAMessageIsNoticed() {
		assertThat(this.people.module().evaluate(DECISIONS)).asInstanceOf(InstanceOfAssertFactories.LIST)
			.containsExactly("title,popup,sound", "title,sound", "title,popup", "title,sound", "title,popup,sound", "",
					"", "", "", 3_600_000, true, 7, null, "on");
	}

	@Test
	void theTitleAndTheIconCountWhatIsWaiting() {
		assertThat(this.people.module().evaluate(TITLES)).isEqualTo(List.of("Lobby · Maru", "• Lobby · Maru",
				"(2) Lobby · Maru", "(1) Jiwon: noon?", 4 + 59 * 8 + 1, "9", "9+"));
	}

	@Test
	void aDirectMessageIsNoticedInEveryTabAndAnnouncedByOne() {
		this.people.expectFailedRequests(); // read marks, on purpose
		Page minji = this.people.join("Minji").page();
		ChatPage ben = this.people.join("Ben");
		Account writer = this.guests.welcome(People.unique("Jiwon"), "192.0.2.3");
		String talk = this.talks.with(writer, List.of((String) minji.evaluate("document.body.dataset.account")));
		Page tab = minji.context().newPage();
		tab.navigate("/");
		List<Page> tabs = List.of(minji, tab);
		for (Page page : tabs) {
			assertThat(page.locator(".rooms-link[data-room='" + talk + "']")).isVisible();
			page.evaluate(BROWSER, "default");
			page.evaluate(FOCUS, false);
		}
		ben.say("notify: to all");
		say(writer, talk, "notify: \n first");
		for (Page page : tabs) {
			assertThat(page).hasTitle("(1) " + writer.name() + ": notify: first");
			assertThat(icon(page)).hasAttribute("href", Pattern.compile("^data:image/svg\\+xml,.*"));
			assertThat(offer(page)).containsText("Get a notification");
		}
		assertThat(shown(tabs)).as("nobody has allowed it").isEmpty();
		assertNothingFound(minji, "with the offer of notifications");
		minji.getByText("Turn on", new Page.GetByTextOptions().setExact(true)).click();
		tabs.forEach((page) -> assertThat(offer(page)).hasCount(0));
		tab.evaluate("() => void (Notification.permission = 'granted')");
		say(writer, talk, "notify: second");
		tabs.forEach((page) -> assertThat(page).hasTitle("(2) " + writer.name() + ": notify: second"));
		minji.waitForCondition(() -> shown(tabs).size() == 1);
		assertThat(shown(tabs)).containsExactly(writer.name() + "|notify: second");
		tabs.forEach((page) -> page.waitForCondition(() -> Boolean.TRUE.equals(page.evaluate(NO_CLAIM))));
		assertThat(shown(tabs)).as("of one tab").hasSize(1);
		minji.route("**/read", Route::abort);
		tab.route("**/read", Route::abort);
		opensTheRoom(tabs, talk);
		for (Page page : tabs) {
			assertThat(page).not().hasTitle(Pattern.compile("^\\(.*"));
			assertThat(icon(page)).not().hasAttribute("href", Pattern.compile("^data:.*"));
		}
		tabs.forEach(Page::unrouteAll);
		say(writer, talk, "notify: third");
		boolean first = minji.url().endsWith(talk);
		Page here = first ? minji : tab;
		Page other = first ? tab : minji;
		assertThat(here.getByText("notify: third")).isVisible();
		other.waitForCondition(() -> Boolean.TRUE.equals(other.evaluate(LOOKED_AT, talk)));
		here.evaluate(FOCUS, false);
		other.waitForCondition(() -> Boolean.FALSE.equals(other.evaluate(LOOKED_AT, talk)));
		other.evaluate(BROWSER, "granted");
		say(writer, talk, "notify: fourth");
		minji.waitForCondition(() -> !shown(tabs).isEmpty());
		assertThat(shown(tabs)).as("the user saw the third one").containsExactly(writer.name() + "|notify: fourth");
		here.evaluate(FOCUS, true);
		tabs.forEach((page) -> assertThat(page).not().hasTitle(Pattern.compile("^\\(.*")));
		tab.navigate("/account/notifications");
		tab.getByLabel("Do not disturb").selectOption("hour");
		assertThat(tab.locator("[data-part=quiet-state]")).containsText("only counted");
		tab.getByLabel("Play a sound").check();
		assertNothingFound(tab, "the settings of notifications");
		minji.navigate("/");
		Locator quiet = minji.locator("[data-part=quiet]");
		assertThat(quiet).hasText(Pattern.compile("Do not disturb until \\d.*"));
		minji.evaluate(BROWSER, "granted");
		minji.evaluate(FOCUS, false);
		say(writer, talk, "notify: fifth");
		assertThat(minji).hasTitle("(1) Lobby · Maru");
		assertThat(shown(List.of(minji))).isEmpty();
		minji.evaluate(QUIET_ENDS_SOON);
		assertThat(quiet).isHidden();
		tab.getByLabel("Do not disturb").selectOption("on");
		assertThat(quiet).hasText("Do not disturb");
	}

	/** A click on the notification. The tab that showed it goes to the room. */
	private static void opensTheRoom(List<Page> tabs, String talk) {
		for (Page page : tabs) {
			if (!shown(List.of(page)).isEmpty()) {
				page.evaluate("() => void shown[0].popup.dispatchEvent(new Event('click'))");
				page.waitForURL(Pattern.compile("/rooms/" + talk + "$"));
				page.evaluate(BROWSER, "granted");
				page.evaluate(FOCUS, true);
				return;
			}
		}
	}

	private void say(Account author, String room, String text) {
		this.log.post(Rights.posting(author, room), UUID.randomUUID().toString(), text).join();
	}

	private static List<String> shown(List<Page> tabs) {
		return tabs.stream().flatMap(PageNotificationTests::shownBy).toList();
	}

	@SuppressWarnings("unchecked")
	private static Stream<String> shownBy(Page page) {
		return ((List<String>) page.evaluate("() => shown.map(({ title, body }) => `${title}|${body}`)")).stream();
	}

	private static Locator icon(Page page) {
		return page.locator("link[rel=icon]");
	}

	private static Locator offer(Page page) {
		return page.locator(".banner[data-tone=offer]");
	}

}
