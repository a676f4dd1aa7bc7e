package chat.maru.page;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

import chat.maru.account.Secret;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** A form that a browser has sent, and its answer once it exists. */
final class SentForm {

	/** Prevents guessing passwords from the hashes of forms. */
	private static final String SALT = Secret.make();

	private final byte[] content;

	private final String token;

	private final String address;

	private final CompletableFuture<Optional<FormAnswer>> answer = new CompletableFuture<>();

	private volatile @Nullable String session;

	private SentForm(byte[] content, String token, String address) {
		this.content = content;
		this.token = token;
		this.address = address;
	}

	/**
	 * Reads a form from a request.
	 * @param token its {@link FormToken}
	 */
	static SentForm of(HttpServletRequest request, String token) {
		StringBuilder content = new StringBuilder(SALT).append(request.getRequestURI());
		Map<String, String[]> fields = new TreeMap<>(request.getParameterMap());
		fields.remove(FormToken.FIELD);
		fields.remove("_csrf");
		fields.forEach((name, values) -> Arrays.stream(values)
			.forEach((value) -> content.append('\n')
				.append(name.length())
				.append(' ')
				.append(name)
				.append(value.length())
				.append(' ')
				.append(value)));
		return new SentForm(Secret.hash(content.toString()), token, request.getRemoteAddr());
	}

	/**
	 * Whether another form is this one, sent again. That is so if it comes from the same
	 * page, or, if this form started a session that the browser does not know, from a
	 * page that it opened after the answer was lost. The latter must come from the same
	 * address: an attacker who can set a cookie in a browser (see docs/security.md) must
	 * not get its session.
	 * @param browser the ids of the browser that sent the other form
	 */
	boolean isRepeatedBy(SentForm other, List<String> browser) {
		String begun = this.session;
		return Arrays.equals(this.content, other.content) && (this.token.equals(other.token)
				|| (begun != null && !browser.contains(begun) && this.address.equals(other.address)));
	}

	/** Empty if handling the form failed, so that it can be sent again. */
	CompletableFuture<Optional<FormAnswer>> answer() {
		return this.answer;
	}

	/**
	 * Completes the form with its answer.
	 * @param given the answer; null if handling the form failed
	 * @param begun the id of the session that the form started; null for none
	 */
	void complete(@Nullable FormAnswer given, @Nullable String begun) {
		this.session = begun;
		this.answer.complete(Optional.ofNullable(given));
	}

	/** The approximate size of the answer in bytes; 0 if there is none yet. */
	int size() {
		FormAnswer given = this.answer.getNow(Optional.empty()).orElse(null);
		return (given != null) ? given.size() : 0;
	}

}
