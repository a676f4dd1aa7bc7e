package chat.maru.message;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import chat.maru.message.SelectedMessages.Place;
import chat.maru.room.ReadingRights;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Lists the messages of all rooms that mention an account, the newest mention first. */
@Repository
class MentionInbox {

	/** How many mentions a page looks at. Those in rooms that were left are skipped. */
	private static final int MAX_CHECKED = 1_000;

	/** How many are read at once. */
	private static final int BATCH = 100;

	/** In the order of an index. */
	private static final String OLDER = """
			select room_id, message_seq, seq, at from mention
			where account_id = ? and present = 1 and (at, room_id, message_seq) < (?, ?, ?)
			order by at desc, room_id desc, message_seq desc limit ?""";

	private static final MessagePlace NEWEST = MessagePlace.before(Long.MAX_VALUE);

	private final JdbcClient jdbc;

	private final SelectedMessages messages;

	private final FormattedTexts texts;

	MentionInbox(JdbcClient jdbc, SelectedMessages messages, FormattedTexts texts) {
		this.jdbc = jdbc;
		this.messages = messages;
		this.texts = texts;
	}

	/**
	 * Returns a page of the messages that mention an account.
	 * @param rooms the rooms that the account may read. Messages of others are left out
	 * @param before where the page begins; null for the first page
	 * @param limit the maximum number of messages
	 */
	@Transactional(readOnly = true)
	public MentionPage page(String account, Collection<ReadingRights> rooms, @Nullable MessagePlace before, int limit) {
		Map<String, ReadingRights> rights = ReadingRights.byRoom(rooms);
		Map<Row, Place> found = new LinkedHashMap<>();
		MessagePlace end = (before != null) ? before : NEWEST;
		boolean older = true;
		for (int checked = 0; older && found.size() <= limit && checked < MAX_CHECKED; checked += BATCH) {
			List<Row> rows = older(account, end);
			for (Row row : rows) {
				ReadingRights right = rights.get(row.place().room());
				if (right != null) {
					found.put(row, new Place(right, row.place().seq()));
				}
			}
			older = rows.size() == BATCH;
			end = older ? rows.get(BATCH - 1).place() : end;
		}
		List<Map.Entry<Row, Place>> page = found.entrySet().stream().limit(limit).toList();
		MessagePlace next = (found.size() > limit) ? page.get(limit - 1).getKey().place() : older ? end : null;
		return new MentionPage(read(page), next != null, (next != null) ? next.toString() : null);
	}

	private List<Row> older(String account, MessagePlace before) {
		return this.jdbc.sql(OLDER)
			.params(account, before.at(), before.room(), before.seq(), BATCH)
			.query((row, number) -> new Row(
					new MessagePlace(row.getLong("at"), row.getString("room_id"), row.getLong("message_seq")),
					row.getLong("seq")))
			.list();
	}

	/** A message that is deleted meanwhile is left out. */
	private List<Mentioning> read(List<Map.Entry<Row, Place>> page) {
		Map<Place, Message> found = this.messages.of(page.stream().map(Map.Entry::getValue).toList());
		List<Mentioning> mentions = new ArrayList<>();
		page.forEach((entry) -> {
			Message message = found.get(entry.getValue());
			if (message != null && message.deletedAt() == null) {
				MessagePlace place = entry.getKey().place();
				mentions.add(new Mentioning(place.room(), entry.getKey().seq(), Instant.ofEpochMilli(place.at()),
						this.texts.of(message)));
			}
		});
		return mentions;
	}

	/** A mention as it is stored. */
	private record Row(MessagePlace place, long seq) {
	}

	/**
	 * A page of the messages that mention an account.
	 *
	 * @param mentions the messages, the newest mention first, at most as many as were
	 * requested
	 * @param more whether there may be older ones
	 * @param before where the next page begins; left out if there is none
	 */
	record MentionPage(List<Mentioning> mentions, boolean more,
			@JsonInclude(Include.NON_NULL) @Nullable String before) {
	}

	/**
	 * A message that mentions an account.
	 *
	 * @param room the id of its room
	 * @param seq the seq of the event that mentioned the account first: the message, or
	 * an edit of it. The mention is unread if this is after the room's readSeq
	 * @param at when that was
	 * @param message the message as it is now
	 */
	record Mentioning(String room, long seq, @JsonFormat(pattern = RoomEvent.TIME, timezone = "UTC") Instant at,
			Message message) {
	}

}
