package chat.maru.person;

import java.util.LinkedHashMap;
import java.util.Map;

import chat.maru.log.Entry;
import chat.maru.log.NewEntry;
import tools.jackson.databind.json.JsonMapper;

/** The entries of persons' logs, and how these logs are named. */
public final class PersonEntries {

	/** How the ids of these logs begin. No room's id begins like this. */
	public static final String LOGS = "person.";

	/** The account has read a room further. */
	static final String ROOM_READ = "room-read";

	/** The account is in a room from now on. */
	static final String ROOM_JOINED = "room-joined";

	/** The account is no longer in a room. */
	static final String ROOM_LEFT = "room-left";

	/** Which messages of a room notify the account has changed. */
	static final String LEVEL_CHANGED = "level-changed";

	/** A room is a favourite of the account, or is one at another position. */
	static final String ROOM_FAVOURITED = "room-favourited";

	/** A room is no longer a favourite of the account. */
	static final String ROOM_UNFAVOURITED = "room-unfavourited";

	/** The account has closed the notice of a room. */
	static final String NOTICE_CLOSED = "notice-closed";

	/** The account has bookmarked a message. */
	static final String MESSAGE_BOOKMARKED = "message-bookmarked";

	/** The account has removed the bookmark of a message. */
	static final String MESSAGE_UNBOOKMARKED = "message-unbookmarked";

	/** The account was deleted. Nothing follows, and nothing before it is kept. */
	static final String ENDED = "ended";

	private static final JsonMapper JSON = new JsonMapper();

	private PersonEntries() {
	}

	/** The id of an account's log. */
	public static String log(String account) {
		return LOGS + account;
	}

	/** Whether this is the id of a person's log, and not of a room's. */
	public static boolean isPersons(String log) {
		return log.startsWith(LOGS);
	}

	/** Whether an account was deleted, and this is the last entry of its log. */
	public static boolean isEnd(Entry entry) {
		return isPersons(entry.log()) && entry.type().equals(ENDED);
	}

	/** The account whose log this is. */
	static String account(String log) {
		return log.substring(LOGS.length());
	}

	/**
	 * An account has read a room up to a seq.
	 * @param messages how many messages the room had up to there
	 * @param mentions how many later messages mention the account
	 * @param back whether the account has marked what follows as unread
	 */
	public static NewEntry read(String account, String room, long seq, long messages, long mentions, boolean back) {
		Map<String, Object> payload = new LinkedHashMap<>(Map.of("room", room, "readSeq", seq, "messages", messages));
		if (mentions > 0) {
			payload.put("mentions", mentions);
		}
		if (back) {
			payload.put("back", true);
		}
		return entry(account, ROOM_READ, account, payload);
	}

	/**
	 * An account is in a room from now on.
	 * @param by the account that made it a member
	 * @param messages how many messages the room had before, which do not count as unread
	 */
	public static NewEntry joined(String account, String room, String by, long messages) {
		return entry(account, ROOM_JOINED, by, Map.of("room", room, "messages", messages));
	}

	/**
	 * An account is no longer in a room.
	 * @param by the account that ended the membership
	 */
	public static NewEntry left(String account, String room, String by) {
		return entry(account, ROOM_LEFT, by, Map.of("room", room));
	}

	/**
	 * The level of an account in a room has changed.
	 * @param level the code of the new level
	 */
	public static NewEntry levelChanged(String account, String room, String level) {
		return entry(account, LEVEL_CHANGED, account, Map.of("room", room, "level", level));
	}

	/**
	 * A room is a favourite of an account from now on, or is one at another position.
	 * @param position its position among the favourites after the change, from 1
	 */
	public static NewEntry favourited(String account, String room, int position) {
		return entry(account, ROOM_FAVOURITED, account, Map.of("room", room, "position", position));
	}

	/** A room is no longer a favourite of an account. */
	public static NewEntry unfavourited(String account, String room) {
		return entry(account, ROOM_UNFAVOURITED, account, Map.of("room", room));
	}

	/** An account has closed the notice of a room, up to the seq of its last change. */
	public static NewEntry noticeClosed(String account, String room, long seq) {
		return entry(account, NOTICE_CLOSED, account, Map.of("room", room, "noticeSeq", seq));
	}

	/** An account has bookmarked the message with a seq. */
	public static NewEntry bookmarked(String account, String room, long message) {
		return entry(account, MESSAGE_BOOKMARKED, account, Map.of("room", room, "messageSeq", message));
	}

	/** An account has removed its bookmark of the message with a seq. */
	public static NewEntry unbookmarked(String account, String room, long message) {
		return entry(account, MESSAGE_UNBOOKMARKED, account, Map.of("room", room, "messageSeq", message));
	}

	/** An account was deleted: the last entry of its log. */
	public static NewEntry ended(String account) {
		return new NewEntry(log(account), ENDED, account, null, null, null, null, false);
	}

	private static NewEntry entry(String account, String type, String by, Map<String, Object> payload) {
		return new NewEntry(log(account), type, by, null, null, null, JSON.writeValueAsString(payload), false);
	}

}
