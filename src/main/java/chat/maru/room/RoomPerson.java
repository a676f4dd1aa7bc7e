package chat.maru.room;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import org.jspecify.annotations.Nullable;

/**
 * A person in a direct message.
 *
 * @param id the account's id
 * @param name the account's name
 * @param deleted whether the account has been deleted
 * @param avatar the hash of the account's picture; null if it has none
 */
public record RoomPerson(String id, String name, @JsonInclude(Include.NON_DEFAULT) boolean deleted,
		@JsonInclude(Include.NON_NULL) @Nullable String avatar) {
}
