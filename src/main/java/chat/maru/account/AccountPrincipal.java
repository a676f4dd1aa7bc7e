package chat.maru.account;

import java.io.Serial;
import java.io.Serializable;
import java.security.Principal;

/**
 * The account that a request or a connection belongs to. Sessions in the database contain
 * it, so it has only what never changes.
 *
 * @param id the account's id
 */
public record AccountPrincipal(String id) implements Principal, Serializable {

	@Serial
	private static final long serialVersionUID = 1L;

	@Override
	public String getName() {
		return this.id;
	}

}
