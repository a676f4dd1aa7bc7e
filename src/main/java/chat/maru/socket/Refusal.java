package chat.maru.socket;

import java.time.Instant;

import chat.maru.account.Account;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What somebody is told whose frame was refused.
 *
 * @param code for programs
 * @param message for people, in English
 * @param receipt the frame's receipt header
 * @param clientId the post's clientId, as it was sent
 * @param retryAfterMillis when the same may be sent again; null where that would change
 * nothing
 * @param room what is no longer theirs to read; null where it is about a frame
 * @param until from when on it is allowed again, ISO-8601; null where no time is set
 * @param epoch the present epoch, where a place in a log was refused; else null
 * @param lastSeq the newest seq of that log, where a place in it was refused; else null
 * @param by the account that ended the membership; null if it is unknown or does not
 * apply
 */
record Refusal(String code, @Nullable String message, @Nullable String receipt, @Nullable String clientId,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long retryAfterMillis,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String room,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String until,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String epoch,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long lastSeq,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Account by) {

	Refusal(String code, @Nullable String message) {
		this(code, message, null, null, null, null, null, null, null, null);
	}

	/** Somebody is no longer in a room. */
	static Refusal left(String room) {
		return new Refusal("room-left", "You are no longer in this room.", null, null, null, room, null, null, null,
				null);
	}

	Refusal to(@Nullable String receipt, @Nullable String clientId) {
		return new Refusal(this.code, this.message, receipt, clientId, this.retryAfterMillis, this.room, this.until,
				this.epoch, this.lastSeq, this.by);
	}

	Refusal retryAfter(long millis) {
		return new Refusal(this.code, this.message, this.receipt, this.clientId, millis, this.room, this.until,
				this.epoch, this.lastSeq, this.by);
	}

	/** Not before a time. */
	Refusal until(Instant until) {
		return new Refusal(this.code, this.message, this.receipt, this.clientId, this.retryAfterMillis, this.room,
				until.toString(), this.epoch, this.lastSeq, this.by);
	}

	/** Where the log ends of which a place was refused. */
	Refusal endsAt(String epoch, long lastSeq) {
		return new Refusal(this.code, this.message, this.receipt, this.clientId, this.retryAfterMillis, this.room,
				this.until, epoch, lastSeq, this.by);
	}

	/** Done by an account. */
	Refusal by(Account by) {
		return new Refusal(this.code, this.message, this.receipt, this.clientId, this.retryAfterMillis, this.room,
				this.until, this.epoch, this.lastSeq, by);
	}

}
