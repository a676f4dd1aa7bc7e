package chat.maru.socket;

import java.io.IOException;
import java.util.Enumeration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import chat.maru.network.FailureSummary;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses malformed requests to the endpoint before anything is created or logged for
 * them: paths that SockJS does not have, ids that are too long or contain other
 * characters than letters, digits, {@code _} and {@code -}, malformed origins, and
 * WebSocket headers that the container fails to parse.
 */
class EndpointFilter extends OncePerRequestFilter {

	/** The paths that Spring's SockJS serves, with ids of a bounded length. */
	private static final Pattern PATH = Pattern.compile("/ws(/|/info|/websocket|/iframe[0-9a-z._-]{0,64}\\.html"
			+ "|/[A-Za-z0-9_-]{1,16}/[A-Za-z0-9_-]{1,64}/(websocket|xhr|xhr_streaming|xhr_send))?");

	private static final Pattern ORIGIN = Pattern
		.compile("[A-Za-z][A-Za-z0-9+.-]*://([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(:(?<port>\\d{1,5}))?");

	private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]++";

	private static final Pattern PROTOCOLS = Pattern.compile(TOKEN + "(\\s*+,\\s*+" + TOKEN + ")*+");

	private static final String EXTENSION = TOKEN + "(\\s*+;\\s*+" + TOKEN + "(\\s*+=\\s*+(" + TOKEN + "|\"" + TOKEN
			+ "\"))?+)*+";

	/** RFC 6455, 9.1. */
	private static final Pattern EXTENSIONS = Pattern.compile(EXTENSION + "(\\s*+,\\s*+" + EXTENSION + ")*+");

	private static final int MAX_ORIGIN_LENGTH = 300;

	private static final int MAX_PORT = 65_535;

	private static final Log logger = LogFactory.getLog(EndpointFilter.class);

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws IOException {
		String path = request.getRequestURI().substring(request.getContextPath().length());
		if (!PATH.matcher(path).matches()) {
			response.setStatus(HttpStatus.NOT_FOUND.value());
		}
		else if (!isOrigin(request.getHeader(HttpHeaders.ORIGIN))) {
			response.setStatus(HttpStatus.FORBIDDEN.value());
		}
		else if (!match(request, "Sec-WebSocket-Protocol", PROTOCOLS)
				|| !match(request, "Sec-WebSocket-Extensions", EXTENSIONS)) {
			response.setStatus(HttpStatus.BAD_REQUEST.value());
		}
		else {
			filter(request, response, chain);
		}
	}

	private static boolean match(HttpServletRequest request, String header, Pattern pattern) {
		Enumeration<String> values = request.getHeaders(header);
		while (values.hasMoreElements()) {
			if (!pattern.matcher(values.nextElement()).matches()) {
				return false;
			}
		}
		return true;
	}

	/**
	 * Catches failures here, because the container would log them in full, including data
	 * of the client.
	 */
	private static void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws IOException {
		try {
			chain.doFilter(request, response);
		}
		catch (ServletException | RuntimeException ex) {
			Throwable cause = FailureSummary.cause(ex);
			if (cause instanceof IOException) {
				logger.debug("A client has gone", ex);
				return;
			}
			logger.warn("A request to the endpoint failed: " + FailureSummary.of(ex));
			if (!response.isCommitted()) {
				response.setStatus((cause instanceof IllegalArgumentException) ? HttpStatus.BAD_REQUEST.value()
						: HttpStatus.INTERNAL_SERVER_ERROR.value());
			}
		}
	}

	/** Whether the header is absent or a well-formed origin (RFC 6454, 7). */
	static boolean isOrigin(@Nullable String origin) {
		if (origin == null || origin.equals("null")) {
			return true;
		}
		if (origin.length() > MAX_ORIGIN_LENGTH) {
			return false;
		}
		Matcher parts = ORIGIN.matcher(origin);
		return parts.matches() && (parts.group("port") == null || Integer.parseInt(parts.group("port")) <= MAX_PORT);
	}

}
