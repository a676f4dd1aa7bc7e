package chat.maru.fanout;

import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.WebSocketHandlerDecorator;
import org.springframework.web.socket.server.HandshakeHandler;
import org.springframework.web.socket.sockjs.transport.SockJsSession;
import org.springframework.web.socket.sockjs.transport.handler.SockJsWebSocketHandler;
import org.springframework.web.socket.sockjs.transport.handler.WebSocketTransportHandler;
import org.springframework.web.socket.sockjs.transport.session.WebSocketServerSockJsSession;

/**
 * SockJS over WebSocket that takes large messages without each connection keeping a large
 * buffer: a message that does not fit into the container's small one arrives in parts and
 * is put together here.
 */
final class AssemblingWebSocketTransport extends WebSocketTransportHandler {

	/** In a SockJS frame, which is JSON, a character takes up to six. */
	private static final int ESCAPED = 6;

	private final int longest;

	AssemblingWebSocketTransport(HandshakeHandler handshakeHandler, int frameBytes) {
		super(handshakeHandler);
		this.longest = frameBytes * ESCAPED;
	}

	@Override
	public void handleRequest(ServerHttpRequest request, ServerHttpResponse response, WebSocketHandler handler,
			SockJsSession session) {
		WebSocketServerSockJsSession sockJsSession = (WebSocketServerSockJsSession) session;
		getHandshakeHandler().doHandshake(request, response,
				new Assembler(new SockJsWebSocketHandler(getServiceConfig(), handler, sockJsSession), this.longest),
				sockJsSession.getAttributes());
	}

	/** One for each session, so it can keep the parts. */
	private static final class Assembler extends WebSocketHandlerDecorator {

		private final StringBuilder parts = new StringBuilder();

		private final int longest;

		Assembler(WebSocketHandler delegate, int longest) {
			super(delegate);
			this.longest = longest;
		}

		@Override
		public void handleMessage(WebSocketSession session, WebSocketMessage<?> message) throws Exception {
			if (!(message instanceof TextMessage text) || (text.isLast() && this.parts.isEmpty())) {
				super.handleMessage(session, message);
				return;
			}
			this.parts.append(text.getPayload());
			if (this.parts.length() > this.longest) {
				session.close(CloseStatus.TOO_BIG_TO_PROCESS);
			}
			else if (text.isLast()) {
				TextMessage whole = new TextMessage(this.parts);
				this.parts.setLength(0);
				this.parts.trimToSize();
				super.handleMessage(session, whole);
			}
		}

		@Override
		public boolean supportsPartialMessages() {
			return true;
		}

	}

}
