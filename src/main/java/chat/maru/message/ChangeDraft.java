package chat.maru.message;

import java.util.Objects;

import chat.maru.refusal.Refused;
import org.jspecify.annotations.Nullable;

/**
 * A change of a message as a client sent it, not yet validated.
 *
 * @param object whether the body is a JSON object
 * @param sentClientId the clientId as it was sent; null if it is missing or not a string
 * @param kind what to change; null if it is missing or not a string
 * @param sentSeq the message's seq; null if it is missing or not a whole number
 * @param sentText the new text; null if it is missing or not a string
 * @param emoji the emoji of a reaction; null if it is missing or not a string
 * @param mentions the mentions in the new text that the client lists
 * @param basedOn the version that the client changed; 0 if it is not a whole number, null
 * if it is missing
 * @param epoch the epoch of the seq; empty if it is not a string, null if it is missing
 * @param notice whether to make the message the room's notice
 */
public record ChangeDraft(boolean object, @Nullable String sentClientId, @Nullable String kind, @Nullable Long sentSeq,
		@Nullable String sentText, @Nullable String emoji, SentMentions mentions, @Nullable Long basedOn,
		@Nullable String epoch, boolean notice) {

	/** Creates the draft of a reaction, or of taking it back. */
	static ChangeDraft reaction(String clientId, long seq, String emoji, @Nullable String epoch) {
		return new ChangeDraft(true, clientId, null, seq, null, emoji, SentMentions.NONE, null, epoch, false);
	}

	/**
	 * Checks that the draft is well-formed and names a message. The text is checked
	 * later.
	 * @throws Refused if it is not
	 */
	void check() {
		checkFrame();
		if (this.sentSeq == null || this.sentSeq < 1) {
			throw new Refused(MessageReason.SEQ_INVALID);
		}
		if (this.basedOn != null && this.basedOn < 1) {
			throw new Refused(MessageReason.MALFORMED, "basedOn is not the number of a version.");
		}
	}

	/**
	 * Checks that the body is an object with a clientId.
	 * @throws Refused if it is not
	 */
	public void checkFrame() {
		if (!this.object) {
			throw new Refused(MessageReason.MALFORMED);
		}
		Draft.checkClientId(this.sentClientId);
	}

	/** Returns the clientId in lower case, so that it can be compared. */
	String clientId() {
		return Draft.comparable(this.sentClientId);
	}

	/** Returns the seq of a draft that was checked. */
	long seq() {
		return Objects.requireNonNull(this.sentSeq);
	}

	String requireText() {
		if (this.sentText == null) {
			throw new Refused(MessageReason.TEXT_MISSING);
		}
		return this.sentText;
	}

}
