package chat.maru.account;

import java.io.Serial;
import java.io.Serializable;
import java.security.Principal;

/**
 * Who is asking. Sessions in the database hold it, so it has what never changes and
 * nothing else.
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
