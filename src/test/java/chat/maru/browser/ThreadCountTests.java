package chat.maru.browser;

import java.util.List;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The number of replies is right whatever the order in which pages of history and events
 * of the room arrive.
 */
@PageTest
@ExtendWith(BrowserExtension.class)
class ThreadCountTests {

	private static final String MODULE = "/js/page/timeline/thread-counts.js";

	/** Plays random rooms, and returns the seeds of those that were counted wrongly. */
	private static final String PLAY = """
			async ([module, rooms]) => {
				const { ThreadCounts } = await import(module)
				const play = (seed) => {
					let state = seed
					const random = (n) => {
						state = (Math.imul(state, 1664525) + 1013904223) >>> 0
						return Math.floor((state / 2 ** 32) * n)
					}
					const events = [{ type: 'posted', seq: 1, message: { seq: 1 } }]
					const present = []
					while (events.length < 40) {
						const seq = events.length + 1
						if (present.length > 0 && random(3) === 0) {
							const [message] = present.splice(random(present.length), 1)
							message.deletedBy = seq
							events.push({ type: 'deleted', seq, message })
						} else {
							const message = { seq, thread: 1, author: { id: String(random(5)) } }
							present.push(message)
							events.push({ type: 'posted', seq, message })
						}
					}
					const repliesAt = (end) => events.slice(0, end).filter(({ type, message }) =>
						type === 'posted' && message.thread && !(message.deletedBy <= end)).map(({ message }) => message)
					const pageAt = (end) => {
						const authors = [...new Map(repliesAt(end).reverse().map(({ author }) => [author.id, author])).values()]
						return [[{ seq: 1 }], authors.length > 0 ? [{ root: 1, replies: repliesAt(end).length, authors: authors.slice(0, 3) }] : [], end]
					}
					const counts = new ThreadCounts()
					const joined = 1 + random(events.length)
					const pages = [joined, ...Array.from({ length: random(4) }, () => joined + random(events.length - joined + 1))]
					let delivered = joined
					while (delivered < events.length || pages.length > 0) {
						if (pages.length > 0 && random(6) === 0) counts.tell(...pageAt(pages.splice(random(pages.length), 1)[0]))
						if (delivered < events.length && random(2) === 0) {
							// After an interruption, an event has the message as it is then.
							const now = random(2) === 0 ? delivered + 1 : events.length
							const { type, seq, message } = events[delivered++]
							const asItIs = { ...message, ...(message.deletedBy <= now && { deletedAt: 'then' }) }
							counts.take({ type, seq, message: asItIs })
							if (random(4) === 0) counts.take({ type, seq, message: asItIs })
						}
					}
					return counts.of(1).count === repliesAt(events.length).length
				}
				return Array.from({ length: rooms }, (_, i) => i + 1).filter((seed) => !play(seed))
			}""";

	private static Page page;

	@BeforeAll
	static void open(Page shared) {
		page = shared;
		page.navigate(MODULE);
	}

	@Test
	void theNumberOfRepliesIsWhatTheLogAddsUpTo() {
		assertThat((List<?>) page.evaluate(PLAY, List.of(MODULE, 500))).isEmpty();
	}

}
