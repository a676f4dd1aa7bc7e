package chat.maru.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An account, which can read and write.
 *
 * @param id an opaque id that never changes
 * @param name the name that others see, 1 to 40 characters; no two accounts have names
 * that look alike
 * @param role administrator or bot, which is shown next to the name; null for all others
 * @param avatar the hash of the account's picture, which is a part of its address; null
 * if it has none
 */
public record Account(String id, String name, @JsonInclude(Include.NON_NULL) @Schema(allowableValues = {
		"administrator", "bot" }) @Nullable Role role, @JsonInclude(Include.NON_NULL) @Nullable String avatar){

	/** An account without a picture. */
	public Account(String id, String name, @Nullable Role role) {
		this(id, name, role, null);
	}

	/** An account whose role is not shown to others. */
	public Account(String id, String name) {
		this(id, name, null);
	}

}
