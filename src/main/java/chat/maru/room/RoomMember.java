package chat.maru.room;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import org.jspecify.annotations.Nullable;

/**
 * A member of a room.
 *
 * @param id the account's id
 * @param name the account's name
 * @param role the member's role in the room
 * @param avatar the hash of the account's picture; null if it has none
 * @param may the actions that the caller may take on the member; left out if there are
 * none, and for the caller
 */
public record RoomMember(String id, String name, RoomRole role, @JsonInclude(Include.NON_NULL) @Nullable String avatar,
		@JsonInclude(Include.NON_EMPTY) List<MemberPermission> may) {
}
