package chat.maru.room;

import java.util.List;
import java.util.UUID;

import chat.maru.account.Account;
import chat.maru.account.Accounts;
import chat.maru.account.DisplayName;
import chat.maru.account.SmallText;
import chat.maru.limit.RateLimit;
import chat.maru.log.LogWriter;
import chat.maru.refusal.Refused;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;

/** Where rooms are made, found and changed. */
@Service
public class RoomDesk {

	/** Rooms that one account may make in an hour. */
	private static final int MADE_PER_HOUR = 30;

	/** Each is a line for all who are in the room. */
	private static final int CHANGES_PER_HOUR = 60;

	private final RateLimit made = RateLimit.perHour(MADE_PER_HOUR);

	private final RateLimit changes = RateLimit.perHour(CHANGES_PER_HOUR);

	private final Rooms rooms;

	private final RoomAccess access;

	private final Accounts accounts;

	private final LogWriter log;

	RoomDesk(Rooms rooms, RoomAccess access, Accounts accounts, LogWriter log) {
		this.rooms = rooms;
		this.access = access;
		this.accounts = accounts;
		this.log = log;
	}

	/**
	 * Make a room, whose owner is who makes it.
	 * @throws Refused where they are a guest, are in or own too many rooms or made too
	 * many in a short time, name or topic are unfit, or another public room has the name
	 * or one that looks like it
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
	 * Change a room's name and topic.
	 * @param name null for the present one
	 * @param topic null for the present one
	 * @throws Refused where it is not theirs to see, or they do not own it, another
	 * public room has the name or one that looks like it, the topic is unfit, or it was
	 * changed too often
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
	 * Put a room away, or take it out again. Doing it again changes nothing.
	 * @throws Refused where it is not theirs to see, or they do not own it, everybody is
	 * in it, or it was changed too often
	 */
	public void archive(Account owner, String id, boolean archived) {
		Room room = this.access.manage(owner.id(), id).room();
		if (room.everyone()) {
			throw new Refused(RoomReason.EVERYONE);
		}
		if (room.archived() != archived) {
			this.changes.require(id, RoomReason.CHANGED_TOO_OFTEN);
		}
		this.log.commit(new RoomChange.Archived(owner, room, archived));
	}

	/**
	 * Whether somebody does not want to be told of a room's messages.
	 * @throws Refused where it is not theirs to see
	 */
	public void mute(Account account, String id, boolean muted) {
		this.rooms.mute(account.id(), this.access.read(account.id(), id).roomId(), muted);
	}

	/**
	 * Public rooms, by what is in their names.
	 * @param typed empty for all of them
	 */
	public List<RoomFound> directory(Account account, String typed) {
		return this.rooms.directory(account.id(), DisplayName.read(typed).map(DisplayName::key).orElse(""))
			.stream()
			.map((found) -> new RoomFound(found.room().id(), found.room().name(), found.room().topic(), found.members(),
					found.joined()))
			.toList();
	}

	/** The account with this name, however it is spelled. */
	public @Nullable Account named(String name) {
		return DisplayName.read(name).flatMap(this.accounts::named).orElse(null);
	}

	private static String topic(String typed) {
		return SmallText.read(typed, Room.LONGEST_TOPIC).orElseThrow(() -> new Refused(RoomReason.TOPIC));
	}

}
