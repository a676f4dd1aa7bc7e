package chat.maru.account;

import java.io.Serial;
import java.io.Serializable;
import java.util.HexFormat;

/**
 * A credential that a user authenticated with: a session or a token. Revoking it ends the
 * access.
 *
 * @param kind session or token
 * @param value the hash, in hex, of a token or of the secret in a session's cookie; the
 * latter is the session's id
 */
public record Credential(Kind kind, String value) implements Serializable {

	@Serial
	private static final long serialVersionUID = 1L;

	/** A browser's session. */
	public static Credential session(String id) {
		return new Credential(Kind.SESSION, id);
	}

	/** A program's token, by its {@link Secret#hash hash}. */
	public static Credential token(byte[] hash) {
		return new Credential(Kind.TOKEN, HexFormat.of().formatHex(hash));
	}

	/** Keeps the value out of logs. */
	@Override
	public String toString() {
		return "Credential[" + this.kind + "]";
	}

	/** The kind of a credential. */
	public enum Kind {

		/** A browser's session, named by a cookie. */
		SESSION,

		/** A program's access token. */
		TOKEN

	}

}
