package chat.maru.socket;

import java.time.Duration;
import java.util.Map;

import chat.maru.account.Account;
import chat.maru.refusal.Reason;
import chat.maru.refusal.Refused;
import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What a client is told whose frame was refused.
 *
 * @param code for programs
 * @param message for people, in English
 * @param receipt the frame's receipt header
 * @param clientId the post's clientId, as it was sent
 * @param retryAfterMillis when the same may be sent again; null where that would change
 * nothing
 * @param facts what else the client is told, each under its name: until when, the epoch
 * and the newest seq of a log, the room
 */
record Refusal(String code, String message, @Nullable String receipt, @Nullable String clientId,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long retryAfterMillis,
		@JsonIgnore Map<String, Object> facts) {

	static Refusal of(Reason reason) {
		return of(new Refused(reason));
	}

	static Refusal of(Refused refused) {
		Duration wait = refused.retryAfter();
		// Rounded up, so that waiting for them is enough.
		return new Refusal(refused.reason().code(), refused.sentence(), null, null,
				wait.isZero() ? null : wait.plusNanos(999_999).toMillis(), refused.facts());
	}

	/**
	 * The account is no longer in a room.
	 * @param by the account that ended the membership; null where it is not known
	 */
	static Refusal left(String room, @Nullable Account by) {
		Refused left = new Refused(FrameReason.ROOM_LEFT).with("room", room);
		return of((by != null) ? left.with("by", by) : left);
	}

	Refusal to(@Nullable String receipt, @Nullable String clientId) {
		return new Refusal(this.code, this.message, receipt, clientId, this.retryAfterMillis, this.facts);
	}

	@JsonAnyGetter
	Map<String, Object> more() {
		return this.facts;
	}

}
