package chat.maru.refusal;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Something was refused, and nothing of it was done. Every refusal is one of these,
 * whatever asked for it: an HTTP request, a STOMP frame or a form.
 */
public final class Refused extends RuntimeException {

	private final transient Reason reason;

	private final Duration retryAfter;

	private final transient Map<String, Object> facts;

	public Refused(Reason reason) {
		this(reason, Duration.ZERO);
	}

	/**
	 * Creates a refusal of something that may be asked for again.
	 * @param retryAfter how long to wait until then; zero for not known
	 */
	public Refused(Reason reason, Duration retryAfter) {
		this(reason, reason.sentence(), retryAfter, Map.of());
	}

	/**
	 * Creates a refusal with a sentence that says more than that of the reason.
	 * @param sentence for people who write programs, in English
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

	/** The same refusal with one more fact that the client is told. */
	public Refused with(String name, Object value) {
		Map<String, Object> more = new LinkedHashMap<>(this.facts);
		more.put(name, value);
		return new Refused(this.reason, sentence(), this.retryAfter, more);
	}

	public Reason reason() {
		return this.reason;
	}

	/** For people who write programs, in English. */
	public String sentence() {
		return String.valueOf(getMessage());
	}

	/** How long to wait until the same may be asked for again; zero for not known. */
	public Duration retryAfter() {
		return this.retryAfter;
	}

	/** What else the client is told, such as until when; mostly empty. */
	public Map<String, Object> facts() {
		return this.facts;
	}

}
