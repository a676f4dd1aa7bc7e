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

/** A form that a browser has sent, and its answer as soon as there is one. */
final class SentForm {

	/** Keeps the hashes of forms from being used to guess passwords. */
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
	 * Reads a form.
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
	 * Whether another form is this one, sent again: from the same page, or, where this
	 * one began a session that the browser does not know, from a page that it opened
	 * after it had lost the answer. The latter must come from the same address: an
	 * attacker who can set a cookie in a browser (see docs/security.md) must not get its
	 * session.
	 * @param browser what the browser that sent the other one is known by
	 */
	boolean isRepeatedBy(SentForm other, List<String> browser) {
		String begun = this.session;
		return Arrays.equals(this.content, other.content) && (this.token.equals(other.token)
				|| (begun != null && !browser.contains(begun) && this.address.equals(other.address)));
	}

	/** Empty where it failed and can be sent again. */
	CompletableFuture<Optional<FormAnswer>> answer() {
		return this.answer;
	}

	/**
	 * It has been answered.
	 * @param begun the id of the session that it began; null for none
	 */
	void complete(@Nullable FormAnswer given, @Nullable String begun) {
		this.session = begun;
		this.answer.complete(Optional.ofNullable(given));
	}

	/** How many bytes its answer takes, about. */
	int size() {
		FormAnswer given = this.answer.getNow(Optional.empty()).orElse(null);
		return (given != null) ? given.size() : 0;
	}

}
