package chat.maru.room;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A room that somebody is in.
 *
 * @param role what they are there; null where everybody is in it, and they do not
 * administer the server
 * @param muted whether they do not want to be told of its messages
 * @param people the others in it, where it is a direct talk
 */
public record RoomSeat(Room room, @Nullable RoomRole role, boolean muted, List<RoomPerson> people) {

	/** What they may do there. */
	public List<RoomPermission> may() {
		return RoomPermission.of(this.room, this.role);
	}

	/** The same for somebody who administers the server. */
	RoomSeat asAdministrator() {
		return (this.room.kind() == RoomKind.DIRECT) ? this
				: new RoomSeat(this.room, RoomRole.OWNER, this.muted, this.people);
	}

}
