package chat.maru.room;

import java.util.List;
import java.util.UUID;

import chat.maru.account.Account;
import chat.maru.account.AccountDeleted;
import chat.maru.account.Accounts;
import chat.maru.account.DisplayName;
import chat.maru.account.Members;
import chat.maru.room.RoomRefused.Reason;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Where rooms are made and changed, and where people come in and go out. What was kept of
 * a room is forgotten after each commit, and then those are told who are no longer in it.
 */
@Service
public class RoomDesk {

	/** Rooms one person may be in. */
	public static final int MOST_ROOMS = 500;

	private final Rooms rooms;

	private final Memberships memberships;

	private final RoomAccess access;

	private final Accounts accounts;

	private final Members members;

	private final ApplicationEventPublisher events;

	private final TransactionTemplate writing;

	RoomDesk(Rooms rooms, Memberships memberships, RoomAccess access, Accounts accounts, Members members,
			ApplicationEventPublisher events, PlatformTransactionManager transactions) {
		this.rooms = rooms;
		this.memberships = memberships;
		this.access = access;
		this.accounts = accounts;
		this.members = members;
		this.events = events;
		this.writing = new TransactionTemplate(transactions);
	}

	/**
	 * Make a room, whose owner is who makes it.
	 * @throws chat.maru.account.AccountRefused where the name is unfit, or they are a
	 * guest
	 * @throws RoomRefused where another public room has the name, the topic is unfit, or
	 * they are in too many rooms
	 */
	public Room create(Account owner, String name, RoomKind kind, String topic) {
		this.members.require(owner);
		DisplayName fit = DisplayName.of(name);
		Room room = new Room(UUID.randomUUID().toString(), fit.value(), kind, topic(topic), false);
		this.writing.executeWithoutResult((status) -> {
			if (!this.rooms.insert(room, fit.key())) {
				throw new RoomRefused(Reason.NAME_TAKEN);
			}
			seat(owner, room, RoomRole.OWNER);
		});
		return room;
	}

	/**
	 * Change a room's name and topic.
	 * @param name null for the present one
	 * @param topic null for the present one
	 * @throws RoomUnknown where it is not theirs to see
	 * @throws RoomRefused where they do not own it, another public room has the name, or
	 * the topic is unfit
	 */
	public Room change(Account owner, String id, @Nullable String name, @Nullable String topic) {
		Room room = this.access.manage(owner.id(), id);
		DisplayName fit = DisplayName.of((name != null) ? name : room.name());
		Room changed = new Room(room.id(), fit.value(), room.kind(), (topic != null) ? topic(topic) : room.topic(),
				room.everyone());
		this.writing.executeWithoutResult((status) -> {
			if (!this.rooms.update(changed, fit.key())) {
				throw new RoomRefused(Reason.NAME_TAKEN);
			}
		});
		this.rooms.changed(id);
		return changed;
	}

	/**
	 * Join a public room. Joining again changes nothing.
	 * @throws RoomUnknown where it is not there, or private
	 * @throws RoomRefused where they are in too many rooms
	 */
	public Room join(Account account, String id) {
		Room room = this.access.join(account.id(), id);
		if (!room.everyone()) {
			this.writing.executeWithoutResult((status) -> seat(account, room, RoomRole.MEMBER));
			this.memberships.changed(id);
		}
		return room;
	}

	/**
	 * Bring somebody in. Who is in it already stays what they are.
	 * @throws RoomUnknown where it is not theirs to see
	 * @throws RoomRefused where they do not own it, or there is no such account
	 */
	public void add(Account owner, String id, @Nullable Account account) {
		Room room = this.access.manage(owner.id(), id);
		if (account == null) {
			throw new RoomRefused(Reason.NOBODY);
		}
		this.writing.executeWithoutResult((status) -> seat(account, room, RoomRole.MEMBER));
		this.memberships.changed(id);
	}

	private void seat(Account account, Room room, RoomRole role) {
		if (this.memberships.insert(account, room, role) && this.memberships.count(account.id()) > MOST_ROOMS) {
			throw new RoomRefused(Reason.TOO_MANY);
		}
	}

	/**
	 * Leave. A room without an owner gets who has been in it longest.
	 * @throws RoomUnknown where it is not theirs to see
	 * @throws RoomRefused where everybody is in it
	 */
	public void leave(Account account, String id) {
		if (this.access.read(account.id(), id).everyone()) {
			throw new RoomRefused(Reason.EVERYONE);
		}
		end(account.id(), id);
	}

	/**
	 * Take somebody out. Who is not in it stays out.
	 * @throws RoomUnknown where it is not theirs to see
	 * @throws RoomRefused where they do not own it
	 */
	public void remove(Account owner, String id, String account) {
		this.access.manage(owner.id(), id);
		end(account, id);
	}

	private void end(String account, String room) {
		boolean ended = Boolean.TRUE.equals(this.writing.execute((status) -> this.memberships.delete(account, room)));
		this.memberships.changed(room);
		if (ended) {
			this.events.publishEvent(new MembershipEnded(account, room));
		}
	}

	/** Those who are in a room that somebody may read. */
	public List<RoomMember> members(Account account, String id) {
		return this.memberships.of(this.access.read(account.id(), id).id());
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

	@EventListener
	void deleted(AccountDeleted event) {
		this.rooms.of(event.account().id())
			.stream()
			.filter((room) -> !room.everyone())
			.forEach((room) -> end(event.account().id(), room.id()));
	}

	private static String topic(String typed) {
		String topic = typed.strip();
		if (topic.codePointCount(0, topic.length()) > Room.LONGEST_TOPIC
				|| topic.codePoints().anyMatch(RoomDesk::controls)) {
			throw new RoomRefused(Reason.TOPIC);
		}
		return topic;
	}

	private static boolean controls(int c) {
		return switch (Character.getType(c)) {
			case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
				true;
			// The bidi controls among them turn around what stands beside the topic.
			case Character.FORMAT -> c != 0x200D;
			default -> false;
		};
	}

}
