package chat.maru.page;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.web.servlet.support.RequestDataValueProcessor;

/**
 * Gives each form that changes something a token of one use, in a hidden field next to
 * the CSRF token. All forms of one rendered page have the same token;
 * {@link RepeatedFormFilter} also compares where a form was sent and what was in it.
 *
 * @param delegate adds the CSRF token, to such forms only
 */
record FormToken(RequestDataValueProcessor delegate) implements RequestDataValueProcessor {

	static final String FIELD = "_once";

	/** In characters. Pages send a UUID, which has 36. */
	private static final int MAX_LENGTH = 40;

	private static final String ATTRIBUTE = FormToken.class.getName();

	/** The token of a form; null if it has none. */
	static @Nullable String read(HttpServletRequest request) {
		String token = request.getParameter(FIELD);
		return (token != null && !token.isEmpty() && token.length() <= MAX_LENGTH) ? token : null;
	}

	@Override
	public @Nullable Map<String, String> getExtraHiddenFields(HttpServletRequest request) {
		Map<String, String> csrf = this.delegate.getExtraHiddenFields(request);
		if (csrf == null || csrf.isEmpty()) {
			return csrf;
		}
		Map<String, String> fields = new HashMap<>(csrf);
		fields.put(FIELD, of(request));
		return fields;
	}

	private static String of(HttpServletRequest request) {
		if (request.getAttribute(ATTRIBUTE) instanceof String existing) {
			return existing;
		}
		String token = UUID.randomUUID().toString();
		request.setAttribute(ATTRIBUTE, token);
		return token;
	}

	@Override
	public String processAction(HttpServletRequest request, String action, String httpMethod) {
		return this.delegate.processAction(request, action, httpMethod);
	}

	@Override
	public String processFormFieldValue(HttpServletRequest request, @Nullable String name, String value, String type) {
		return this.delegate.processFormFieldValue(request, name, value, type);
	}

	@Override
	public String processUrl(HttpServletRequest request, String url) {
		return this.delegate.processUrl(request, url);
	}

}
