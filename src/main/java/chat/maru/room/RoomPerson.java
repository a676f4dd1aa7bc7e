package chat.maru.room;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;

/**
 * Somebody in a direct talk.
 *
 * @param id the account's id
 * @param name the account's name
 * @param deleted whether the account is no longer there
 */
public record RoomPerson(String id, String name, @JsonInclude(Include.NON_DEFAULT) boolean deleted) {
}
