package chat.maru.message;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

import chat.maru.log.Head;
import chat.maru.log.Heads;
import chat.maru.room.RoomAccess;

import org.springframework.stereotype.Service;

/**
 * Provides what is needed to count unread messages: how far an account has read each of
 * its rooms, and the heads of their logs.
 */
@Service
public class RoomMarks {

	private final RoomAccess access;

	private final ReadMarks marks;

	private final UnreadMentions mentions;

	private final Heads heads;

	RoomMarks(RoomAccess access, ReadMarks marks, UnreadMentions mentions, Heads heads) {
		this.access = access;
		this.marks = marks;
		this.mentions = mentions;
		this.heads = heads;
	}

	/**
	 * Returns how far an account has read each room that it may read, by the room's id.
	 * The marks are read from the database, so they include everything that was committed
	 * before.
	 */
	public Map<String, RoomMark> of(String account) {
		Map<String, Head> read = this.marks.of(account);
		Map<String, Long> mentions = this.mentions.of(account);
		Map<String, RoomMark> marks = new HashMap<>();
		this.access.storedRooms(account)
			.forEach((room) -> marks.put(room.id(),
					RoomMark.of(room.everyone(), read.get(room.id()), mentions.getOrDefault(room.id(), 0L))));
		return marks;
	}

	/**
	 * Reads again how far accounts have read a room.
	 * @param known their marks as far as they are known, by the account's id
	 */
	public Map<String, RoomMark> again(Map<String, RoomMark> known, String room) {
		Map<String, Head> read = this.marks.of(known.keySet(), room);
		Map<String, Long> mentions = this.mentions.of(known.keySet(), room);
		Map<String, RoomMark> marks = new HashMap<>();
		known.forEach((account, mark) -> {
			long unread = mentions.getOrDefault(account, 0L);
			Head stored = read.get(account);
			marks.put(account, (stored != null) ? RoomMark.of(false, stored, unread)
					: new RoomMark(mark.counted(), mark.seq(), mark.messages(), unread));
		});
		return marks;
	}

	/** Returns the heads of rooms' logs, by the room's id. */
	public Map<String, Head> heads(Collection<String> rooms) {
		return this.heads.of(rooms);
	}

}
