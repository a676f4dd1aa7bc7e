package chat.maru.message;

import chat.maru.account.Account;
import chat.maru.account.Role;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The author of a message.
 *
 * @param id the account's id
 * @param name the account's current name
 * @param deleted whether the account has been deleted
 * @param role the account's current role if it is administrator or bot; null for all
 * other accounts
 * @param avatar the hash of the account's picture; null if it has none
 */
public record Author(String id, String name, @JsonInclude(Include.NON_DEFAULT) boolean deleted,
		@JsonInclude(Include.NON_NULL) @Schema(allowableValues = {
				"administrator", "bot" }) @Nullable Role role,
		@JsonInclude(Include.NON_NULL) @Nullable String avatar){

	public Author(String id, String name) {
		this(id, name, false, null, null);
	}

	static Author of(Account account) {
		return new Author(account.id(), account.name(), false, account.role(), account.avatar());
	}

}
