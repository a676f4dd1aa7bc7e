package chat.maru.room;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import chat.maru.account.Account;
import chat.maru.account.DisplayName;
import chat.maru.log.Change;
import org.jspecify.annotations.Nullable;

/** A change of a room, or of its members. */
public sealed interface RoomChange extends Change {

	/** The account that makes the change. */
	Account by();

	/** The account that comes or goes; null if the change is about the room itself. */
	default @Nullable Account account() {
		return null;
	}

	/**
	 * A room is created.
	 *
	 * @param by its owner
	 * @param name the name by which it is found
	 */
	record Created(Account by, Room room, DisplayName name) implements RoomChange {
	}

	/**
	 * A direct message is created, unless these people have one.
	 *
	 * @param talk its id
	 * @param people the ids of everyone in it
	 * @param peopleKey identifies these people
	 */
	record TalkBegun(Account by, String talk, List<String> people, String peopleKey) implements RoomChange {
	}

	/**
	 * The room gets another name or topic.
	 *
	 * @param name null for the present one
	 * @param topic null for the present one
	 */
	record Edited(Account by, Room room, @Nullable DisplayName name, @Nullable String topic) implements RoomChange {
	}

	/** The room is archived, or taken out of the archive. */
	record Archived(Account by, Room room, boolean archived) implements RoomChange {
	}

	/**
	 * An account becomes a member.
	 *
	 * @param invitation the secret of the invitation that this uses; null for none
	 */
	record Joined(Account by, Room room, Account account, @Nullable String invitation) implements RoomChange {
	}

	/** A member leaves. */
	record Left(Account account, Room room) implements RoomChange {

		@Override
		public Account by() {
			return this.account;
		}

	}

	/** A member is removed. */
	record Removed(Account by, Room room, Account account) implements RoomChange {
	}

	/**
	 * An account is deleted and leaves all its rooms but direct talks, which stay
	 * others'.
	 *
	 * @param work deletes the account
	 */
	record AccountEnded(Account account, Runnable work) implements RoomChange {

		@Override
		public Account by() {
			return this.account;
		}

	}

	/** What an entry says of a room. */
	enum Kind {

		/** The room has another name. */
		RENAMED,

		/** The room has another topic. */
		TOPIC_CHANGED,

		/** An account is a member from now on. */
		JOINED,

		/** A member left. */
		LEFT,

		/** A member was removed. */
		REMOVED,

		/** The room takes no more messages. */
		ARCHIVED,

		/** The room takes messages again. */
		UNARCHIVED;

		/** The kind with this code, if there is one. */
		public static Optional<Kind> find(String code) {
			return Arrays.stream(values()).filter((kind) -> kind.code().equals(code)).findFirst();
		}

		/** As it is stored, and as programs see it. */
		public String code() {
			return name().toLowerCase(Locale.ROOT).replace('_', '-');
		}

	}

}
