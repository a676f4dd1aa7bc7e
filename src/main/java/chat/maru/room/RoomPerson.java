package chat.maru.room;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;

/**
 * A person in a direct message.
 *
 * @param id the account's id
 * @param name the account's name
 * @param deleted whether the account has been deleted
 */
public record RoomPerson(String id, String name, @JsonInclude(Include.NON_DEFAULT) boolean deleted) {
}
