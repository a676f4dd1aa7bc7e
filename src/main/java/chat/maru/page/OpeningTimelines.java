package chat.maru.page;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import chat.maru.message.RoomEvent;
import chat.maru.message.RoomEvent.Changed;
import chat.maru.message.RoomEvent.PinChanged;
import chat.maru.message.RoomLog;
import chat.maru.message.RoomLog.History;
import chat.maru.message.RoomView;
import chat.maru.room.ReadingRights;
import chat.maru.room.RoomAccess;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Reads the newest messages of a room for its page: as rows for the first paint, and as
 * JSON, so that the scripts do not load them again.
 */
@Component
class OpeningTimelines {

	/** As in timeline/feed.js. */
	private static final int USUAL = 50;

	/** As in timeline/reader.js: with more unread messages the room opens at its end. */
	private static final int ONE_PAGE = 50;

	/** As in timeline/reader.js. */
	private static final int CONTEXT = 20;

	private final RoomAccess access;

	private final RoomLog log;

	private final JsonMapper json;

	private final MessageSource messages;

	private final Clock clock;

	OpeningTimelines(RoomAccess access, RoomLog log, JsonMapper json, MessageSource messages, Clock clock) {
		this.access = access;
		this.log = log;
		this.json = json;
		this.messages = messages;
		this.clock = clock;
	}

	/**
	 * Returns the newest rows of a room.
	 * @param zone the time zone of the user; null if it is not known. Then there are no
	 * rows, because their days and times would be wrong
	 */
	OpeningTimeline of(String account, RoomView room, @Nullable ZoneId zone, Locale locale) {
		ReadingRights rights = this.access.read(account, room.id());
		int limit = (room.unread() <= ONE_PAGE) ? Math.max(USUAL, (int) room.unread() + CONTEXT) : USUAL;
		History history = this.log.history(rights, null, limit);
		List<RoomEvent> events = eventsBetween(rights, history);
		List<RoomEvent> lines = events.stream().filter(OpeningTimelines::isLine).toList();
		boolean cut = !lines.isEmpty() && events.get(0) == lines.get(0) && events.get(0).seq() > start(history);
		String sent = this.json.writeValueAsString(new Sent(history, lines, cut)).replace("<", "\\u003c");
		if (zone == null) {
			return new OpeningTimeline("opening", List.of(), sent);
		}
		RowTimes times = new RowTimes(zone, locale, LocalDate.ofInstant(this.clock.instant(), zone));
		RowBuilder rows = new RowBuilder(account, times, new RowWords(this.messages, locale), newAfter(room, history))
			.answering(history.answered())
			.threads(history.threads());
		return new OpeningTimeline(state(history, lines), rows.build(history.messages(), lines, cut), sent);
	}

	/**
	 * Returns the events between the messages, the newest ones if there are too many. The
	 * log has no gaps: missing seqs belong to other events.
	 */
	private List<RoomEvent> eventsBetween(ReadingRights rights, History history) {
		long start = start(history);
		long count = history.lastSeq() - start + 1;
		if (count <= history.messages().size()) {
			return List.of();
		}
		long first = Math.max(start, history.lastSeq() - RoomLog.LONGEST_PAGE + 1);
		List<RoomEvent> events = new ArrayList<>(
				this.log.events(rights, first - 1, (int) (history.lastSeq() - first + 1)).events());
		events.removeIf((event) -> event.seq() > history.lastSeq());
		return events;
	}

	/** As in timeline/event-line.js. */
	private static boolean isLine(RoomEvent event) {
		return event instanceof Changed || (event instanceof PinChanged pin && pin.isPinned());
	}

	private static long start(History history) {
		return history.more() ? history.messages().get(0).seq() : 1;
	}

	private static String state(History history, List<RoomEvent> lines) {
		if (history.more()) {
			return "more";
		}
		return (history.messages().isEmpty() && lines.isEmpty()) ? "empty" : "beginning";
	}

	/**
	 * Returns the seq after which messages are new; null if none is, or if the first one
	 * of them is further up.
	 */
	private static @Nullable Long newAfter(RoomView room, History history) {
		boolean reached = start(history) <= room.readSeq() + 1;
		return (room.unread() > 0 && reached) ? room.readSeq() : null;
	}

	/**
	 * The data for the scripts.
	 *
	 * @param history the newest messages
	 * @param lines the events between them that are shown as lines
	 * @param cut whether earlier events of the kind of the first line were not read
	 */
	record Sent(History history, List<RoomEvent> lines, boolean cut) {
	}

}
