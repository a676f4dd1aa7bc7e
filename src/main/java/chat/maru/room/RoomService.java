package chat.maru.room;

import java.util.List;
import java.util.UUID;

import chat.maru.account.Account;
import chat.maru.account.Accounts;
import chat.maru.account.DisplayName;
import chat.maru.account.SingleLineText;
import chat.maru.limit.RateLimit;
import chat.maru.limit.RateLimits;
import chat.maru.log.LogWriter;
import chat.maru.refusal.Refused;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;

/** Creates, finds and changes rooms. */
@Service
public class RoomService {

	/** How many rooms an account may create per hour. */
	private static final int MAX_CREATED_PER_HOUR = 30;

	/**
	 * How often a room may be changed per hour. Each change is shown to all its members.
	 */
	private static final int MAX_CHANGES_PER_HOUR = 60;

	private final RateLimit made;

	private final RateLimit changes;

	private final Rooms rooms;

	private final RoomAccess access;

	private final Accounts accounts;

	private final LogWriter log;

	RoomService(Rooms rooms, RoomAccess access, Accounts accounts, LogWriter log, RateLimits limits) {
		this.rooms = rooms;
		this.access = access;
		this.accounts = accounts;
		this.log = log;
		this.made = limits.perHour("room-creation", MAX_CREATED_PER_HOUR);
		this.changes = limits.perHour("room-change", MAX_CHANGES_PER_HOUR);
	}

	/**
	 * Creates a room.
	 * @param owner the account that creates the room and becomes its owner
	 * @throws Refused if the account is a guest, is in or owns too many rooms, or has
	 * created too many within an hour; if the kind, name or topic is not valid; or if
	 * another public room has this name or one that looks like it
	 */
	public Room create(Account owner, String name, RoomKind kind, String topic) {
		this.accounts.requireMember(owner);
		if (kind == RoomKind.DIRECT) {
			throw new Refused(RoomReason.KIND);
		}
		DisplayName fit = DisplayName.of(name);
		LobbyName.refuse(fit);
		Room room = new Room(UUID.randomUUID().toString(), fit.value(), kind, topic(topic), false, false);
		this.made.require(owner.id(), RoomReason.MADE_TOO_OFTEN);
		this.log.commit(new RoomChange.Created(owner, room, fit));
		return room;
	}

	/**
	 * Changes a room's name and topic.
	 * @param name the new name; null to keep the current one
	 * @param topic the new topic; null to keep the current one
	 * @return the changed room
	 * @throws Refused if the account cannot see the room or does not own it, another
	 * public room has the name or one that looks like it, the name or topic is not valid,
	 * or the room was changed too often
	 */
	public Room change(Account owner, String id, @Nullable String name, @Nullable String topic) {
		Room room = this.access.manage(owner.id(), id).room();
		DisplayName fit = DisplayName.of((name != null) ? name : room.name());
		String about = (topic != null) ? topic(topic) : room.topic();
		if (!fit.value().equals(room.name()) || !about.equals(room.topic())) {
			this.changes.require(id, RoomReason.CHANGED_TOO_OFTEN);
		}
		boolean renamed = !fit.value().equals(room.name());
		if (renamed && !id.equals(Room.LOBBY)) {
			LobbyName.refuse(fit);
		}
		this.log.commit(
				new RoomChange.Edited(owner, room, renamed ? fit : null, about.equals(room.topic()) ? null : about));
		return this.access.manage(owner.id(), id).room();
	}

	/**
	 * Archives or unarchives a room. Repeating it changes nothing.
	 * @throws Refused if the account cannot see the room or does not own it, everyone is
	 * in it, or it was changed too often
	 */
	public void archive(Account owner, String id, boolean archived) {
		archive(owner, this.access.manage(owner.id(), id), archived);
	}

	/**
	 * Archives or unarchives a room that an administrator of the server need not be in.
	 * Repeating it changes nothing.
	 * @throws Refused if the account is not an administrator, the room does not exist or
	 * is a direct message, everyone is in it, or it was changed too often
	 */
	public void archiveAny(Account administrator, String id, boolean archived) {
		archive(administrator, this.access.administer(administrator.id(), id), archived);
	}

	private void archive(Account by, OwnerRights rights, boolean archived) {
		Room room = rights.room();
		if (room.everyone()) {
			throw new Refused(RoomReason.EVERYONE);
		}
		if (room.archived() != archived) {
			this.changes.require(room.id(), RoomReason.CHANGED_TOO_OFTEN);
		}
		this.log.commit(new RoomChange.Archived(by, room, archived));
	}

	/**
	 * Changes who can pin messages in a room. Repeating it changes nothing.
	 * @param pinning the code of a {@link Pinning}
	 * @throws Refused if the account cannot see the room or does not own it, the code
	 * does not exist, or the room was changed too often
	 */
	public void changePinning(Account owner, String id, String pinning) {
		Room room = this.access.manage(owner.id(), id).room();
		Pinning wanted = Pinning.find(pinning).orElseThrow(() -> new Refused(RoomReason.PINNING_INVALID));
		if (room.pinning() != wanted) {
			this.changes.require(room.id(), RoomReason.CHANGED_TOO_OFTEN);
		}
		this.log.commit(new RoomChange.PinningChanged(owner, room, wanted));
	}

	/**
	 * Changes which messages of a room notify an account. Repeating it changes nothing.
	 * @param level the code of a {@link NotificationLevel}
	 * @throws Refused if the account cannot see the room, or the level does not exist
	 */
	public void changeLevel(Account account, String id, String level) {
		Room room = this.access.read(account.id(), id).room();
		NotificationLevel wanted = NotificationLevel.find(level)
			.orElseThrow(() -> new Refused(RoomReason.LEVEL_INVALID));
		this.log.commit(new RoomChange.LevelChanged(account, room, wanted));
	}

	/**
	 * Finds public rooms by a part of their names, at most 100.
	 * @param typed a part of a name; empty for all public rooms
	 */
	public List<DirectoryEntry> directory(Account account, String typed) {
		return this.rooms.directory(account.id(), DisplayName.read(typed).map(DisplayName::key).orElse(""))
			.stream()
			.map((found) -> new DirectoryEntry(found.room().id(), found.room().name(), found.room().topic(),
					found.members(), found.joined()))
			.toList();
	}

	/**
	 * Returns the account with a name, in any spelling that counts as the same name; null
	 * if there is none.
	 */
	public @Nullable Account named(String name) {
		return DisplayName.read(name).flatMap(this.accounts::named).orElse(null);
	}

	private static String topic(String typed) {
		return SingleLineText.read(typed, Room.LONGEST_TOPIC).orElseThrow(() -> new Refused(RoomReason.TOPIC));
	}

}
