package chat.maru.browser;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which members of a room are online, while people are named and while they are counted.
 */
@PageTest
@ExtendWith(BrowserExtension.class)
class RoomMembersOnlineTests {

	private static final String MEMBERS = "/js/page/rooms/members.js";

	private static final String REFRESH = "/js/page/rooms/refresh.js";

	/** A room of Ben and Mina in which Ben is online. Nothing waits. */
	private static final String ROOM = """
			async (module) => {
				const { Members } = await import(module)
				Math.random = () => 0
				const ben = { id: 'ben', name: 'Ben' }
				const mina = { id: 'mina', name: 'Mina' }
				const chan = { id: 'chan', name: 'Chan' }
				let online = [ben]
				let asked = []
				let answered
				const api = {
					get: async (path) => {
						asked.push(path)
						return path.endsWith('/members') ? [ben, mina] : online
					},
				}
				const members = new Members({ api, room: 'r', changed: () => answered?.() })
				const told = (presence) => members.apply({ joined: [], left: [], online: 9, ...presence })
				const answer = () => new Promise((resolve) => (answered = resolve))
				const names = () => members.online.map(({ name }) => name).join(' ')
				%s
			}""";

	private static Page page;

	@BeforeAll
	static void open(Page shared) {
		page = shared;
		page.navigate(MEMBERS);
	}

	@Test
	void namesComeFromTheServerWhilePeopleAreCounted() {
		assertThat(inRoom("""
				let first = answer()
				told({ snapshot: true, countOnly: true })
				await first
				told({ countOnly: true, joined: [{ id: 'ben', name: 'Benjamin' }, chan] })
				const renamed = names()
				online = [ben, mina]
				asked = []
				await members.refresh()
				return [renamed, names(), asked.join()].join('; ')"""))
			.isEqualTo("Benjamin; Ben Mina; /rooms/r/online");
	}

	@Test
	void theListStaysUntilTheServerAnswersWhenPeopleAreCounted() {
		assertThat(inRoom("""
				let first = answer()
				told({ snapshot: true, joined: [ben, chan] })
				await first
				asked = []
				told({ snapshot: true, countOnly: true })
				const before = names() + asked.length
				online = [mina]
				await answer()
				const counted = names()
				told({ snapshot: true, joined: [mina, ben] })
				told({ joined: [], left: [mina] })
				return [before, counted, names()].join('; ')""")).isEqualTo("Ben0; Mina; Ben");
	}

	@Test
	void aRefreshThatFailsIsNotRepeatedAndChangesNothing() {
		assertThat(inRoom("""
				let first = answer()
				told({ snapshot: true, countOnly: true })
				await first
				const get = api.get
				api.get = async () => { asked.push('failed'); throw new Error() }
				asked = []
				await members.refresh()
				const after = names() + ' ' + asked.length
				api.get = get
				online = [mina]
				await members.refresh()
				return [after, names()].join('; ')""")).isEqualTo("Ben 1; Mina");
	}

	@Test
	void aRefreshIsRepeatedOnlyWhileItIsOnAndThePageIsVisible() {
		page.clock().install();
		page.evaluate("""
				async (module) => {
					const { Refresh } = await import(module)
					Math.random = () => 0
					globalThis.refreshed = 0
					globalThis.refresh = new Refresh(() => refreshed++)
				}""", REFRESH);
		page.clock().runFor(60_000);
		assertThat(refreshed()).as("off").isZero();
		page.evaluate("refresh.turn(true)");
		page.clock().runFor(29_000);
		page.evaluate("refresh.turn(true)");
		assertThat(refreshed()).isZero();
		page.clock().runFor(31_500);
		assertThat(refreshed()).isEqualTo(2);
		visible("hidden");
		page.clock().runFor(90_000);
		assertThat(refreshed()).as("hidden").isEqualTo(2);
		visible("visible");
		page.clock().runFor(10);
		assertThat(refreshed()).as("visible again").isEqualTo(3);
		page.evaluate("refresh.turn(false)");
		page.clock().runFor(90_000);
		assertThat(refreshed()).as("off again").isEqualTo(3);
	}

	private static void visible(String state) {
		page.evaluate("""
				(state) => {
					Object.defineProperty(document, 'visibilityState', { value: state, configurable: true })
					document.dispatchEvent(new Event('visibilitychange'))
				}""", state);
	}

	private static int refreshed() {
		return (int) page.evaluate("refreshed");
	}

	private static String inRoom(String steps) {
		return (String) page.evaluate(ROOM.formatted(steps), MEMBERS);
	}

}
