package chat.maru.room;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;

/**
 * Somebody in a room.
 *
 * @param id the account's id
 * @param name what others see
 * @param role what they are in the room
 * @param may what the caller may do to them; left out for nothing, and for the caller
 */
public record RoomMember(String id, String name, RoomRole role,
		@JsonInclude(Include.NON_EMPTY) List<MemberPermission> may) {
}
