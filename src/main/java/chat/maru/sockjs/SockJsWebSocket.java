package chat.maru.sockjs;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.Principal;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

import chat.maru.network.FailureSummary;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.server.HandshakeHandler;
import org.springframework.web.socket.sockjs.transport.SockJsServiceConfig;
import org.springframework.web.socket.sockjs.transport.SockJsSession;
import org.springframework.web.socket.sockjs.transport.handler.SockJsWebSocketHandler;
import org.springframework.web.socket.sockjs.transport.handler.WebSocketTransportHandler;
import org.springframework.web.socket.sockjs.transport.session.AbstractSockJsSession;
import org.springframework.web.socket.sockjs.transport.session.WebSocketServerSockJsSession;

/**
 * WebSocket transport that allows one handshake per session. Spring would replace the
 * WebSocket of a session by that of a second handshake with the same id; the first one
 * would stay open and not be counted.
 */
final class SockJsWebSocket extends WebSocketTransportHandler {

	private static final Log logger = LogFactory.getLog(SockJsWebSocket.class);

	SockJsWebSocket(HandshakeHandler handshakes) {
		super(handshakes);
	}

	@Override
	public AbstractSockJsSession createSession(String id, WebSocketHandler handler, Map<String, Object> attributes) {
		return new Session(id, getServiceConfig(), handler, attributes);
	}

	@Override
	public void handleRequest(ServerHttpRequest request, ServerHttpResponse response, WebSocketHandler handler,
			SockJsSession session) {
		Session begun = (Session) session;
		if (!begun.begin()) {
			response.setStatusCode(HttpStatus.NOT_FOUND);
			return;
		}
		try {
			WebSocketHandler sockJs = new SockJsWebSocketHandler(getServiceConfig(), handler, begun);
			getHandshakeHandler().doHandshake(request, response, sockJs, begun.getAttributes());
		}
		catch (RuntimeException ex) {
			logger.info("A handshake failed: " + FailureSummary.of(ex));
		}
		int status = ((ServletServerHttpResponse) response).getServletResponse().getStatus();
		if (status < HttpStatus.BAD_REQUEST.value() && status != HttpStatus.SWITCHING_PROTOCOLS.value()) {
			// With another status Spring would keep a session that never opens.
			response.setStatusCode(HttpStatus.BAD_REQUEST);
		}
	}

	private static final class Session extends WebSocketServerSockJsSession {

		private final AtomicBoolean begun = new AtomicBoolean();

		Session(String id, SockJsServiceConfig config, WebSocketHandler handler, Map<String, Object> attributes) {
			super(id, config, handler, attributes);
		}

		boolean begin() {
			return this.begun.compareAndSet(false, true);
		}

		/** A second request can call this before the WebSocket is open. */
		@Override
		public @Nullable Principal getPrincipal() {
			return isNew() ? null : super.getPrincipal();
		}

		@Override
		public @Nullable InetSocketAddress getRemoteAddress() {
			return isNew() ? null : super.getRemoteAddress();
		}

		/**
		 * Lets Spring remove a closed session at once; it would keep the WebSocket in
		 * memory.
		 */
		@Override
		public long getTimeSinceLastActive() {
			return isClosed() ? Long.MAX_VALUE : super.getTimeSinceLastActive();
		}

		/** Spring would log a message that it cannot parse. */
		@Override
		public void handleMessage(TextMessage message, WebSocketSession session) {
			if (message.getPayloadLength() == 0) {
				return;
			}
			try {
				String[] messages = getMessageCodec().decode(message.getPayload());
				if (messages != null) {
					delegateMessages(messages);
				}
			}
			catch (IOException ex) {
				tryCloseWithSockJsTransportError(ex, CloseStatus.BAD_DATA);
			}
		}

	}

}
