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
 * Stores in the connection's attributes the client's address and, for a browser, its
 * session id and CSRF token, which CONNECT is checked against. A client without cookies
 * has no session that another site could abuse, so no token is created for it.
 */
class BrowserSession implements HandshakeInterceptor {

	private static final String ID = BrowserSession.class.getName() + ".id";

	private static final String ADDRESS = BrowserSession.class.getName() + ".address";

	private final HandshakeInterceptor csrfToken = new CsrfTokenHandshakeInterceptor();

	/** The id of the HTTP session of the handshake; "null" if it had none. */
	static String id(Map<String, Object> attributes) {
		return String.valueOf(attributes.get(ID));
	}

	/** The client's address. */
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
