package chat.maru.socket;

import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.security.messaging.web.socket.server.CsrfTokenHandshakeInterceptor;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.server.HandshakeInterceptor;

/**
 * Keeps with the connection where it comes from, and what a browser's CONNECT is compared
 * with: the CSRF token, and which session it is. A program that shows no cookie has no
 * session that could be borrowed, and nothing is made for it.
 */
class BrowserSession implements HandshakeInterceptor {

	private static final String ID = BrowserSession.class.getName() + ".id";

	private static final String ADDRESS = BrowserSession.class.getName() + ".address";

	private final HandshakeInterceptor csrfToken = new CsrfTokenHandshakeInterceptor();

	/** The id of the session that a connection came with; none where there was none. */
	static String id(Map<String, Object> attributes) {
		return String.valueOf(attributes.get(ID));
	}

	/** Where a connection came from. */
	static String address(Map<String, Object> attributes) {
		return String.valueOf(attributes.get(ADDRESS));
	}

	@Override
	public boolean beforeHandshake(ServerHttpRequest request, ServerHttpResponse response, WebSocketHandler handler,
			Map<String, Object> attributes) throws Exception {
		HttpServletRequest servlet = ((ServletServerHttpRequest) request).getServletRequest();
		attributes.put(ADDRESS, servlet.getRemoteAddr());
		if (!request.getHeaders().containsHeader(HttpHeaders.COOKIE)) {
			return true;
		}
		HttpSession session = servlet.getSession(false);
		if (session != null) {
			attributes.put(ID, session.getId());
		}
		return this.csrfToken.beforeHandshake(request, response, handler, attributes);
	}

	@Override
	public void afterHandshake(ServerHttpRequest request, ServerHttpResponse response, WebSocketHandler handler,
			@Nullable Exception failure) {
	}

}
