package chat.maru.socket;

import java.security.Principal;
import java.util.List;
import java.util.Map;

import chat.maru.network.Peer;
import jakarta.servlet.http.HttpServletRequest;
import org.eclipse.jetty.ee11.websocket.server.JettyWebSocketServerContainer;
import org.jspecify.annotations.Nullable;

import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.socket.WebSocketExtension;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.adapter.jetty.JettyWebSocketHandlerAdapter;
import org.springframework.web.socket.adapter.jetty.JettyWebSocketSession;
import org.springframework.web.socket.server.HandshakeFailureException;
import org.springframework.web.socket.server.jetty.JettyRequestUpgradeStrategy;

/**
 * Opens WebSockets that receive messages in parts, so that the memory of unfinished
 * messages can be counted ({@link PartialMessageEndpoint}).
 */
class PartialMessageUpgrade extends JettyRequestUpgradeStrategy {

	@Override
	public void upgrade(ServerHttpRequest request, ServerHttpResponse response, @Nullable String protocol,
			List<WebSocketExtension> extensions, @Nullable Principal user, WebSocketHandler handler,
			Map<String, Object> attributes) {
		HttpServletRequest servlet = ((ServletServerHttpRequest) request).getServletRequest();
		JettyWebSocketHandlerAdapter adapter = new JettyWebSocketHandlerAdapter(handler,
				new JettyWebSocketSession(attributes, user));
		PartialMessageEndpoint endpoint = new PartialMessageEndpoint(adapter, Peer.of(attributes));
		try {
			JettyWebSocketServerContainer.getContainer(servlet.getServletContext()).upgrade((upgrade, answer) -> {
				if (protocol != null) {
					answer.setAcceptedSubProtocol(protocol);
				}
				return endpoint;
			}, servlet, ((ServletServerHttpResponse) response).getServletResponse());
		}
		catch (Exception ex) {
			throw new HandshakeFailureException("Failed to upgrade", ex);
		}
	}

}
