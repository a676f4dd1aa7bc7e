package chat.maru.account;

import java.io.Serial;
import java.io.Serializable;
import java.util.HexFormat;

/**
 * By what somebody came in: what no longer lets them in when it is taken away.
 *
 * @param kind what it is
 * @param value the hash, in hex, of the secret in a session's cookie, which is the
 * session's id, or of a token
 */
public record Credential(Kind kind, String value) implements Serializable {

	@Serial
	private static final long serialVersionUID = 1L;

	/** A browser's session. */
	public static Credential session(String id) {
		return new Credential(Kind.SESSION, id);
	}

	/** A program's token, by its hash, as {@link Secret#hash} makes it. */
	public static Credential token(byte[] hash) {
		return new Credential(Kind.TOKEN, HexFormat.of().formatHex(hash));
	}

	/** Keeps the value out of logs. */
	@Override
	public String toString() {
		return "Credential[" + this.kind + "]";
	}

	/** What it is. */
	public enum Kind {

		/** What a browser's cookie names. */
		SESSION,

		/** What a program shows. */
		TOKEN

	}

}
