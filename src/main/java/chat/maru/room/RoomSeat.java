package chat.maru.room;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A room that an account is in, from the account's view.
 *
 * @param role the account's role in the room; null in a room that everyone is in, unless
 * the account administers the server
 * @param level which messages of the room notify the account
 * @param favourite the position of the room among the account's favourites, from 1; null
 * if it is not one
 * @param people the other people in a direct message; empty for other rooms
 */
public record RoomSeat(Room room, @Nullable RoomRole role, NotificationLevel level, @Nullable Integer favourite,
		List<RoomPerson> people) {

	/** Returns what the account may do in the room. */
	public List<RoomPermission> may() {
		return RoomPermission.of(this.room, this.role);
	}

	/** Returns the same seat for an account that administers the server. */
	RoomSeat asAdministrator() {
		return (this.room.kind() == RoomKind.DIRECT) ? this
				: new RoomSeat(this.room, RoomRole.OWNER, this.level, this.favourite, this.people);
	}

}
