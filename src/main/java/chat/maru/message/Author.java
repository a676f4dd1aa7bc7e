package chat.maru.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;

/**
 * Who wrote a message.
 *
 * @param id the account's id
 * @param name the account's present name
 * @param deleted whether the account is no longer there
 */
public record Author(String id, String name, @JsonInclude(Include.NON_DEFAULT) boolean deleted) {

	public Author(String id, String name) {
		this(id, name, false);
	}

}
