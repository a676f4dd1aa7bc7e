package chat.maru.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who can read and write.
 *
 * @param id an opaque id that never changes
 * @param name what others see, 1 to 40 characters; no two people have names that look
 * alike
 * @param role administrator or bot, which others see beside the name; null for everybody
 * else
 */
public record Account(String id, String name, @JsonInclude(Include.NON_NULL) @Schema(allowableValues = {
		"administrator", "bot" }) @Nullable Role role){

	/** Somebody whose role others do not see. */
	public Account(String id, String name) {
		this(id, name, null);
	}

}
