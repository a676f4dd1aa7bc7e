package chat.maru.socket;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import chat.maru.account.Account;
import chat.maru.refusal.Reason;
import chat.maru.refusal.Refused;
import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * The body that tells a client why its frame was refused.
 *
 * @param code the code, for programs
 * @param message an English sentence for users
 * @param receipt the frame's receipt header; null if it had none
 * @param clientId the post's clientId as it was sent; null if it had none
 * @param retryAfterMillis how long to wait before sending the same again, in ms; null if
 * sending it again would not help
 * @param facts further members by name, such as the end of a silence, the epoch and
 * newest seq of a log, or the room
 */
record Refusal(String code, String message, @Nullable String receipt, @Nullable String clientId,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long retryAfterMillis,
		@JsonIgnore Map<String, Object> facts) {

	static Refusal of(Reason reason) {
		return of(new Refused(reason));
	}

	static Refusal of(Refused refused) {
		Duration wait = refused.retryAfter();
		// Rounded up, so that a client that waits this long is not refused again.
		return new Refusal(refused.reason().code(), refused.sentence(), null, null,
				wait.isZero() ? null : wait.plusNanos(999_999).toMillis(), refused.facts());
	}

	/**
	 * The account is no longer in a room.
	 * @param by the account that ended the membership; null if unknown
	 */
	static Refusal left(String room, @Nullable Account by) {
		Refused left = new Refused(FrameReason.ROOM_LEFT).with("room", room);
		return of((by != null) ? left.with("by", by) : left);
	}

	Refusal to(@Nullable String receipt, @Nullable String clientId) {
		return new Refusal(this.code, this.message, receipt, clientId, this.retryAfterMillis, this.facts);
	}

	/**
	 * The sentence is named message here, so a message has another name than over HTTP.
	 */
	@JsonAnyGetter
	Map<String, Object> more() {
		if (!this.facts.containsKey("message")) {
			return this.facts;
		}
		Map<String, Object> more = new LinkedHashMap<>(this.facts);
		more.put("present", more.remove("message"));
		return more;
	}

}
