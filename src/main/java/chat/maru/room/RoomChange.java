package chat.maru.room;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import chat.maru.account.Account;
import chat.maru.account.DeletionCause;
import chat.maru.account.DisplayName;
import chat.maru.log.Change;
import chat.maru.person.PersonEntries;
import org.jspecify.annotations.Nullable;

/** A change of a room, or of its members. */
public sealed interface RoomChange extends Change {

	/** Returns the account that makes the change. */
	Account by();

	/**
	 * Returns the account that the change is about, such as the one that joins; null if
	 * it is about the room itself.
	 */
	default @Nullable Account account() {
		return null;
	}

	/** A change of an account's own, which is an entry of its own log. */
	sealed interface OwnChange extends RoomChange {

		@Override
		Account account();

		@Override
		default Account by() {
			return account();
		}

		@Override
		default List<String> logs() {
			return List.of(PersonEntries.log(account().id()));
		}

	}

	/**
	 * Creates a room.
	 *
	 * @param by the room's owner
	 * @param name the room's name, with the keys by which it is found and compared
	 */
	record Created(Account by, Room room, DisplayName name) implements RoomChange {

		@Override
		public List<String> logs() {
			return List.of(PersonEntries.log(this.by.id()));
		}

	}

	/**
	 * Creates a direct message, unless these people already have one.
	 *
	 * @param talk the room's id
	 * @param people the ids of all people in it
	 * @param peopleKey identifies these people
	 */
	record TalkBegun(Account by, String talk, List<String> people, String peopleKey) implements RoomChange {

		@Override
		public List<String> logs() {
			return this.people.stream().map(PersonEntries::log).toList();
		}

	}

	/**
	 * Changes the name or the topic of a room.
	 *
	 * @param name the new name; null to keep the current one
	 * @param topic the new topic; null to keep the current one
	 */
	record Edited(Account by, Room room, @Nullable DisplayName name, @Nullable String topic) implements RoomChange {

		@Override
		public List<String> logs() {
			return List.of(this.room.id());
		}

	}

	/** Archives or unarchives a room. */
	record Archived(Account by, Room room, boolean archived) implements RoomChange {

		@Override
		public List<String> logs() {
			return List.of(this.room.id());
		}

	}

	/** Changes who can pin messages. */
	record PinningChanged(Account by, Room room, Pinning pinning) implements RoomChange {

		@Override
		public List<String> logs() {
			return List.of(this.room.id());
		}

	}

	/**
	 * Makes an account a member.
	 *
	 * @param invitation the secret of the invitation that is used; null for none
	 */
	record Joined(Account by, Room room, Account account, @Nullable String invitation) implements RoomChange {

		@Override
		public List<String> logs() {
			return List.of(this.room.id(), PersonEntries.log(this.account.id()));
		}

	}

	/** Ends the membership of an account that leaves. */
	record Left(Account account, Room room) implements RoomChange {

		@Override
		public Account by() {
			return this.account;
		}

		@Override
		public List<String> logs() {
			return List.of(this.room.id(), PersonEntries.log(this.account.id()));
		}

	}

	/** Removes a member. */
	record Removed(Account by, Room room, Account account) implements RoomChange {

		@Override
		public List<String> logs() {
			return List.of(this.room.id(), PersonEntries.log(this.account.id()));
		}

	}

	/** Changes which messages of a room notify an account. */
	record LevelChanged(Account account, Room room, NotificationLevel level) implements OwnChange {

	}

	/**
	 * Makes a room a favourite of an account, or moves one.
	 *
	 * @param position the new position, from 1; null to add the room after the last one
	 */
	record Favourited(Account account, Room room, @Nullable Integer position) implements OwnChange {

	}

	/** Makes a room an ordinary one again. */
	record Unfavourited(Account account, Room room) implements OwnChange {

	}

	/**
	 * Deletes an account and ends its memberships, except those of direct messages, which
	 * the other people keep. The logs of their rooms are not known beforehand.
	 */
	record AccountEnded(Account account, DeletionCause cause) implements OwnChange {

	}

	/** The type of an entry that changes a room. */
	enum Kind {

		/** The name changed. */
		RENAMED,

		/** The topic changed. */
		TOPIC_CHANGED,

		/** An account became a member. */
		JOINED,

		/** A member left. */
		LEFT,

		/** A member was removed. */
		REMOVED,

		/** The room was archived. */
		ARCHIVED,

		/** The room was unarchived. */
		UNARCHIVED,

		/** Everyone can pin messages. */
		PINNING_OPENED,

		/** Only moderators can pin messages. */
		PINNING_RESTRICTED;

		/** Returns the kind with a code, if it is known. */
		public static Optional<Kind> find(String code) {
			return Arrays.stream(values()).filter((kind) -> kind.code().equals(code)).findFirst();
		}

		/** Returns the code that is stored and that programs use. */
		public String code() {
			return name().toLowerCase(Locale.ROOT).replace('_', '-');
		}

	}

}
