package chat.maru.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import org.jspecify.annotations.Nullable;

/**
 * A mention of an account in the text of a message. Positions are in characters (code
 * points).
 *
 * @param id the account's id
 * @param name the account's present name, which can differ from the one in the text; left
 * out if the account was deleted
 * @param at where the mention begins in the text, with its at sign
 * @param length its length, including the at sign
 */
public record Mention(String id, @JsonInclude(Include.NON_NULL) @Nullable String name, int at, int length) {

	/** The maximum number of mentions in a message. */
	static final int MAX = 50;

	/** The maximum length of a mention: that of a name, and the at sign. */
	static final int MAX_LENGTH = 41;

	/** Returns whether a character begins a mention. */
	static boolean isSign(int c) {
		return c == '@' || c == '＠';
	}

	Mention named(@Nullable String newName) {
		return new Mention(this.id, newName, this.at, this.length);
	}

	/** Returns where the mention ends in the text. */
	int end() {
		return this.at + this.length;
	}

}
