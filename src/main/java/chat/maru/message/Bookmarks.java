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

/** Reads the bookmarks of an account. */
@Repository
class Bookmarks {

	/** The maximum number of bookmarks of an account, in all rooms. */
	static final int MAX = 1_000;

	private static final String PAGE = """
			select bookmark.room_id, bookmark.seq, bookmark.person_seq, bookmark.bookmarked_at from bookmark
			join message on message.room_id = bookmark.room_id and message.seq = bookmark.seq
			where bookmark.account_id = :account and bookmark.person_seq < :before
				and bookmark.room_id in (:rooms) and message.deleted_at is null
			order by bookmark.person_seq desc limit :limit""";

	private static final String OF_ROOM = """
			select seq from bookmark where account_id = ? and room_id = ? order by seq""";

	private final JdbcClient jdbc;

	private final SelectedMessages messages;

	private final FormattedTexts texts;

	Bookmarks(JdbcClient jdbc, SelectedMessages messages, FormattedTexts texts) {
		this.jdbc = jdbc;
		this.messages = messages;
		this.texts = texts;
	}

	/**
	 * Returns a page of the bookmarks of an account, the newest bookmark first.
	 * @param rooms the rooms that the account may read. Bookmarks in others are left out
	 * @param before the seq before which the bookmarks were made; null for the newest
	 * @param limit the maximum number of bookmarks
	 */
	@Transactional(readOnly = true)
	public BookmarkPage page(String account, Collection<ReadingRights> rooms, @Nullable Long before, int limit) {
		Map<String, ReadingRights> rights = ReadingRights.byRoom(rooms);
		List<Row> found = this.jdbc.sql(PAGE)
			.param("account", account)
			.param("before", (before != null) ? before : Long.MAX_VALUE)
			.param("rooms", rights.keySet())
			.param("limit", limit + 1)
			.query((row, number) -> new Row(row.getString("room_id"), row.getLong("seq"), row.getLong("person_seq"),
					Instant.ofEpochMilli(row.getLong("bookmarked_at"))))
			.list();
		boolean more = found.size() > limit;
		List<Row> page = more ? found.subList(0, limit) : found;
		return new BookmarkPage(read(page, rights), more ? page.get(limit - 1).personSeq() : null);
	}

	/** A message that is deleted meanwhile is left out. */
	private List<Bookmark> read(List<Row> page, Map<String, ReadingRights> rights) {
		Map<Row, Place> places = new LinkedHashMap<>();
		for (Row row : page) {
			ReadingRights right = rights.get(row.room());
			if (right != null) {
				places.put(row, new Place(right, row.seq()));
			}
		}
		Map<Place, Message> found = this.messages.of(places.values());
		List<Bookmark> bookmarks = new ArrayList<>();
		places.forEach((row, place) -> {
			Message message = found.get(place);
			if (message != null && message.deletedAt() == null) {
				bookmarks.add(new Bookmark(row.room(), this.texts.of(message), row.at()));
			}
		});
		return bookmarks;
	}

	/** Returns the seqs of the messages of a room that an account has bookmarked. */
	@Transactional(readOnly = true)
	public List<Long> of(ReadingRights rights) {
		return this.jdbc.sql(OF_ROOM)
			.params(rights.account(), rights.roomId())
			.query((row, number) -> row.getLong("seq"))
			.list();
	}

	/** A bookmark as it is stored. */
	private record Row(String room, long seq, long personSeq, Instant at) {
	}

	/**
	 * A page of bookmarks.
	 *
	 * @param bookmarks the bookmarks, the newest first, at most as many as were requested
	 * @param before where the next page begins; left out if there is none
	 */
	record BookmarkPage(List<Bookmark> bookmarks, @JsonInclude(Include.NON_NULL) @Nullable Long before) {
	}

	/**
	 * A bookmarked message.
	 *
	 * @param room the id of its room
	 * @param message the message as it is now
	 * @param at when it was bookmarked
	 */
	record Bookmark(String room, Message message, @JsonFormat(pattern = RoomEvent.TIME, timezone = "UTC") Instant at) {
	}

}
