package chat.maru.room;

import java.util.List;

import org.junit.jupiter.api.Test;

import static chat.maru.room.RoomPermission.ARCHIVE;
import static chat.maru.room.RoomPermission.CHANGE;
import static chat.maru.room.RoomPermission.INVITE;
import static chat.maru.room.RoomPermission.LEAVE;
import static chat.maru.room.RoomPermission.MODERATE;
import static chat.maru.room.RoomPermission.PIN;
import static chat.maru.room.RoomPermission.POST;
import static org.assertj.core.api.Assertions.assertThat;

class RoomPermissionTests {

	@Test
	void rolesAddPermissions() {
		Room room = room(RoomKind.PRIVATE, false, false);
		assertThat(RoomPermission.of(room, RoomRole.MEMBER)).containsExactly(POST, PIN, LEAVE);
		assertThat(RoomPermission.of(room, RoomRole.MODERATOR)).containsExactly(POST, PIN, INVITE, MODERATE, LEAVE);
		assertThat(RoomPermission.of(room, RoomRole.OWNER)).containsExactly(POST, PIN, INVITE, MODERATE, CHANGE,
				ARCHIVE, LEAVE);
	}

	@Test
	void anArchivedRoomTakesNoMessagesAndNoPeople() {
		Room room = room(RoomKind.PUBLIC, false, true);
		assertThat(RoomPermission.of(room, RoomRole.MEMBER)).containsExactly(LEAVE);
		assertThat(RoomPermission.of(room, RoomRole.OWNER)).containsExactly(MODERATE, CHANGE, ARCHIVE, LEAVE);
	}

	@Test
	void theLobbyCannotBeJoinedOrLeft() {
		Room lobby = room(RoomKind.PUBLIC, true, false);
		assertThat(RoomPermission.of(lobby, null)).containsExactly(POST, PIN);
		assertThat(RoomPermission.of(lobby, RoomRole.OWNER)).containsExactly(POST, PIN, MODERATE, CHANGE);
	}

	@Test
	void pinningCanBeLimitedToModerators() {
		Room room = new Room("r", "r", RoomKind.PRIVATE, "", false, false, Pinning.MODERATORS);
		assertThat(RoomPermission.of(room, RoomRole.MEMBER)).containsExactly(POST, LEAVE);
		assertThat(RoomPermission.of(room, RoomRole.MODERATOR)).contains(PIN);
	}

	@Test
	void aDirectMessageCannotBeLeft() {
		assertThat(RoomPermission.of(room(RoomKind.DIRECT, false, false), RoomRole.MEMBER)).containsExactly(POST, PIN);
	}

	@Test
	void membersAreModeratedByThoseWithAHigherRank() {
		int member = RoomRole.MEMBER.ordinal();
		int moderator = RoomRole.MODERATOR.ordinal();
		int owner = RoomRole.OWNER.ordinal();
		assertThat(MemberPermission.of(owner, moderator)).isEqualTo(List.of(MemberPermission.values()));
		assertThat(MemberPermission.of(owner + 1, owner)).isEqualTo(List.of(MemberPermission.values()));
		assertThat(MemberPermission.of(moderator, member)).containsExactly(MemberPermission.SILENCE,
				MemberPermission.REMOVE);
		assertThat(MemberPermission.of(moderator, moderator)).isEmpty();
		assertThat(MemberPermission.of(owner, owner)).isEmpty();
		assertThat(MemberPermission.of(member, member)).isEmpty();
	}

	private static Room room(RoomKind kind, boolean everyone, boolean archived) {
		return new Room("r", "r", kind, "", everyone, archived);
	}

}
