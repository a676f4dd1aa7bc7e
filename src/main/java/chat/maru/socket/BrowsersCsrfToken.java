package chat.maru.socket;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.security.messaging.web.socket.server.CsrfTokenHandshakeInterceptor;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.server.HandshakeInterceptor;

/**
 * Keeps the CSRF token with the connection, for CONNECT to be compared with. A program
 * that shows no cookie has no session that could be borrowed, and none is made for it.
 */
class BrowsersCsrfToken implements HandshakeInterceptor {

	private final HandshakeInterceptor token = new CsrfTokenHandshakeInterceptor();

	@Override
	public boolean beforeHandshake(ServerHttpRequest request, ServerHttpResponse response, WebSocketHandler handler,
			Map<String, Object> attributes) throws Exception {
		return !request.getHeaders().containsHeader(HttpHeaders.COOKIE)
				|| this.token.beforeHandshake(request, response, handler, attributes);
	}

	@Override
	public void afterHandshake(ServerHttpRequest request, ServerHttpResponse response, WebSocketHandler handler,
			@Nullable Exception failure) {
	}

}
