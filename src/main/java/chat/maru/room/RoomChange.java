package chat.maru.room;

import java.util.Locale;

import chat.maru.account.Account;
import org.jspecify.annotations.Nullable;

/**
 * Something that changes in a room, or in who is in it.
 *
 * @param room the room's id
 * @param by who does it
 * @param about whom it is about; null where it is about the room itself
 * @param text the new name or topic; null where it is about neither
 */
public record RoomChange(String room, Kind kind, Account by, @Nullable Account about, @Nullable String text) {

	/** Somebody comes or goes. */
	static RoomChange of(Room room, Kind kind, Account by, Account about) {
		return new RoomChange(room.id(), kind, by, about, null);
	}

	/** The room itself changes. */
	static RoomChange of(Room room, Kind kind, Account by, @Nullable String text) {
		return new RoomChange(room.id(), kind, by, null, text);
	}

	/** What changes. */
	public enum Kind {

		/** The room has another name. */
		RENAMED,

		/** It is about something else. */
		TOPIC_CHANGED,

		/** Somebody is in it from now on. */
		JOINED,

		/** Somebody went by themselves. */
		LEFT,

		/** Somebody was taken out. */
		REMOVED,

		/** Nothing more is written in it. */
		ARCHIVED,

		/** It is in use again. */
		UNARCHIVED;

		/** The kind that is stored under this code. */
		public static Kind of(String code) {
			return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
		}

		/** As it is stored, and as programs see it. */
		public String code() {
			return name().toLowerCase(Locale.ROOT).replace('_', '-');
		}

	}

}
