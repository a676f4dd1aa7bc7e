package chat.maru.refusal;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Thrown if a request is refused. It has had no effect then. Every refusal uses this
 * exception, for an HTTP request, a STOMP frame or a form.
 */
public final class Refused extends RuntimeException {

	private final transient Reason reason;

	private final Duration retryAfter;

	private final transient Map<String, Object> facts;

	public Refused(Reason reason) {
		this(reason, Duration.ZERO);
	}

	/**
	 * Creates a refusal of a request that may succeed later.
	 * @param retryAfter how long to wait until then; zero if unknown
	 */
	public Refused(Reason reason, Duration retryAfter) {
		this(reason, reason.sentence(), retryAfter, Map.of());
	}

	/**
	 * Creates a refusal with a more specific sentence than that of the reason.
	 * @param sentence an English sentence for developers
	 */
	public Refused(Reason reason, String sentence) {
		this(reason, sentence, Duration.ZERO, Map.of());
	}

	private Refused(Reason reason, String sentence, Duration retryAfter, Map<String, Object> facts) {
		super(sentence, null, false, false);
		this.reason = reason;
		this.retryAfter = retryAfter;
		this.facts = facts;
	}

	/** Returns the same refusal with one more fact for the client. */
	public Refused with(String name, Object value) {
		Map<String, Object> more = new LinkedHashMap<>(this.facts);
		more.put(name, value);
		return new Refused(this.reason, sentence(), this.retryAfter, more);
	}

	public Reason reason() {
		return this.reason;
	}

	/** An English sentence for developers. */
	public String sentence() {
		return String.valueOf(getMessage());
	}

	/** How long to wait before sending the same request again; zero if unknown. */
	public Duration retryAfter() {
		return this.retryAfter;
	}

	/**
	 * Further members of the answer by name, such as when a silence ends. Usually empty.
	 */
	public Map<String, Object> facts() {
		return this.facts;
	}

}
