package chat.maru.room;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

import chat.maru.account.Account;
import chat.maru.account.AccountDeletion;
import chat.maru.account.DisplayName;
import chat.maru.audit.AuditAction;
import chat.maru.audit.AuditLog;
import chat.maru.cluster.Notices;
import chat.maru.log.ChangeApplier;
import chat.maru.log.Commit;
import chat.maru.log.Entry;
import chat.maru.log.NewEntry;
import chat.maru.person.PersonEntries;
import chat.maru.refusal.Refused;
import chat.maru.room.RoomChange.AccountEnded;
import chat.maru.room.RoomChange.Archived;
import chat.maru.room.RoomChange.Created;
import chat.maru.room.RoomChange.Edited;
import chat.maru.room.RoomChange.Favourited;
import chat.maru.room.RoomChange.Joined;
import chat.maru.room.RoomChange.Kind;
import chat.maru.room.RoomChange.Left;
import chat.maru.room.RoomChange.LevelChanged;
import chat.maru.room.RoomChange.PinningChanged;
import chat.maru.room.RoomChange.Removed;
import chat.maru.room.RoomChange.TalkBegun;
import chat.maru.room.RoomChange.Unfavourited;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/**
 * Applies changes of rooms, and appends their entries to the logs of the room and of the
 * accounts.
 */
@Component
class RoomChanges implements ChangeApplier<RoomChange> {

	private final AccountDeletion accounts;

	private final Rooms rooms;

	private final Memberships memberships;

	private final Favourites favourites;

	private final RoomInvitations invitations;

	private final AuditLog audit;

	private final Notices notices;

	private final JsonMapper json;

	RoomChanges(AccountDeletion accounts, Rooms rooms, Memberships memberships, Favourites favourites,
			RoomInvitations invitations, AuditLog audit, Notices notices, JsonMapper json) {
		this.accounts = accounts;
		this.rooms = rooms;
		this.memberships = memberships;
		this.favourites = favourites;
		this.invitations = invitations;
		this.audit = audit;
		this.notices = notices;
		this.json = json;
	}

	@Override
	public Class<RoomChange> changes() {
		return RoomChange.class;
	}

	@Override
	public void apply(RoomChange change, Commit commit) throws SQLException {
		if (change instanceof Created created) {
			create(created, commit);
		}
		else if (change instanceof TalkBegun begun) {
			begin(begun, commit);
		}
		else if (change instanceof Edited edited) {
			edit(edited, commit);
		}
		else if (change instanceof Archived archived) {
			archive(archived, commit);
		}
		else if (change instanceof PinningChanged changed) {
			changePinning(changed, commit);
		}
		else if (change instanceof Joined joined) {
			join(joined, commit);
		}
		else if (change instanceof Left left) {
			leave(left, commit);
		}
		else if (change instanceof Removed removed) {
			remove(removed, commit);
		}
		else if (change instanceof LevelChanged changed) {
			changeLevel(changed, commit);
		}
		else if (change instanceof Favourited favourited) {
			favour(favourited, commit);
		}
		else if (change instanceof Unfavourited unfavourited) {
			unfavour(unfavourited, commit);
		}
		else if (change instanceof AccountEnded ended) {
			end(ended, commit);
		}
	}

	private void create(Created change, Commit commit) throws SQLException {
		Room room = change.room();
		if (!this.rooms.insert(room, change.name())) {
			throw new Refused(RoomReason.NAME_TAKEN);
		}
		this.memberships.insertOwner(change.by(), room);
		commit.append(PersonEntries.joined(change.by().id(), room.id(), change.by().id(), 0));
	}

	private void begin(TalkBegun change, Commit commit) throws SQLException {
		if (this.rooms.insertTalk(change.talk(), change.peopleKey())) {
			for (String account : change.people()) {
				this.memberships.insertInTalk(account, change.talk());
				commit.append(PersonEntries.joined(account, change.talk(), change.by().id(), 0));
			}
		}
	}

	private void edit(Edited change, Commit commit) throws SQLException {
		Room room = change.room();
		DisplayName name = change.name();
		if (name != null) {
			if (!this.rooms.rename(room, name)) {
				throw new Refused(RoomReason.NAME_TAKEN);
			}
			append(commit, room, Kind.RENAMED, change.by(), null,
					this.json.writeValueAsString(Map.of("name", name.value())));
		}
		String topic = change.topic();
		if (topic != null && this.rooms.changeTopic(room.id(), topic)) {
			append(commit, room, Kind.TOPIC_CHANGED, change.by(), null,
					this.json.writeValueAsString(Map.of("topic", topic)));
		}
	}

	private void archive(Archived change, Commit commit) throws SQLException {
		Room room = change.room();
		if (this.rooms.archive(room.id(), change.archived())) {
			append(commit, room, change.archived() ? Kind.ARCHIVED : Kind.UNARCHIVED, change.by(), null, null);
			this.audit.note(change.by().id(),
					change.archived() ? AuditAction.ROOM_ARCHIVED : AuditAction.ROOM_UNARCHIVED, null, room.id(), "");
		}
	}

	private void changePinning(PinningChanged change, Commit commit) throws SQLException {
		if (this.rooms.changePinning(change.room().id(), change.pinning())) {
			append(commit, change.room(),
					(change.pinning() == Pinning.MEMBERS) ? Kind.PINNING_OPENED : Kind.PINNING_RESTRICTED, change.by(),
					null, null);
		}
	}

	private void join(Joined change, Commit commit) throws SQLException {
		if (this.memberships.insert(change.account(), change.room(), RoomRole.MEMBER)) {
			if (change.invitation() != null) {
				this.invitations.use(change.invitation());
			}
			Entry joined = append(commit, change.room(), Kind.JOINED, change.by(), change.account(), null);
			commit
				.append(PersonEntries.joined(change.account().id(), joined.log(), change.by().id(), joined.messages()));
		}
	}

	private void leave(Left change, Commit commit) throws SQLException {
		Account account = change.account();
		if (leave(account, change.room(), commit)) {
			commit.append(PersonEntries.left(account.id(), change.room().id(), account.id()));
		}
	}

	private boolean leave(Account account, Room room, Commit commit) throws SQLException {
		boolean left = this.memberships.delete(account.id(), room.id());
		if (left) {
			this.favourites.remove(account.id(), room.id());
			this.rooms.closeDeserted(room.id());
			append(commit, room, Kind.LEFT, account, account, null);
			this.notices.publish(new MembershipEnded(account.id(), room.id(), account.id()));
		}
		return left;
	}

	private void remove(Removed change, Commit commit) throws SQLException {
		Account account = change.account();
		if (this.memberships.delete(account.id(), change.room().id())) {
			this.favourites.remove(account.id(), change.room().id());
			append(commit, change.room(), Kind.REMOVED, change.by(), account, null);
			commit.append(PersonEntries.left(account.id(), change.room().id(), change.by().id()));
			this.notices.publish(new MembershipEnded(account.id(), change.room().id(), change.by().id()));
			this.audit.note(change.by().id(), AuditAction.MEMBER_REMOVED, account.id(), change.room().id(), "");
		}
	}

	private void changeLevel(LevelChanged change, Commit commit) throws SQLException {
		String account = change.account().id();
		String room = change.room().id();
		if (this.rooms.changeLevel(account, room, change.level())) {
			commit.append(PersonEntries.levelChanged(account, room, change.level().code()));
		}
	}

	private void favour(Favourited change, Commit commit) throws SQLException {
		String account = change.account().id();
		String room = change.room().id();
		if (this.rooms.of(account, room).isEmpty()) {
			throw new Refused(RoomReason.UNKNOWN);
		}
		OptionalInt position = this.favourites.put(account, room, change.position());
		if (position.isPresent()) {
			commit.append(PersonEntries.favourited(account, room, position.getAsInt()));
		}
	}

	private void unfavour(Unfavourited change, Commit commit) throws SQLException {
		String account = change.account().id();
		String room = change.room().id();
		if (this.favourites.remove(account, room)) {
			commit.append(PersonEntries.unfavourited(account, room));
		}
	}

	private void end(AccountEnded change, Commit commit) throws SQLException {
		List<Room> rooms = joined(change.account());
		commit.lock(rooms.stream().map(Room::id).toList());
		this.accounts.delete(change.account(), change.cause());
		for (Room room : rooms) {
			leave(change.account(), room, commit);
		}
		this.favourites.removeAll(change.account().id());
		commit.append(PersonEntries.ended(change.account().id()));
	}

	private List<Room> joined(Account account) {
		return this.rooms.of(account.id())
			.stream()
			.map(RoomSeat::room)
			.filter((room) -> !room.everyone() && room.kind() != RoomKind.DIRECT)
			.toList();
	}

	private static Entry append(Commit commit, Room room, Kind kind, Account by, @Nullable Account account,
			@Nullable String payload) throws SQLException {
		return commit.append(new NewEntry(room.id(), kind.code(), by.id(), (account != null) ? account.id() : null,
				null, null, payload, false));
	}

}
