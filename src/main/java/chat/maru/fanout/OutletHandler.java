package chat.maru.fanout;

import chat.maru.health.FatalErrors;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.messaging.MessageChannel;
import org.springframework.messaging.SubscribableChannel;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.messaging.SubProtocolWebSocketHandler;

/** Spring's handler of STOMP sessions, with an {@link Outlet} as the way out of each. */
final class OutletHandler extends SubProtocolWebSocketHandler {

	private static final Log logger = LogFactory.getLog(OutletHandler.class);

	private final Outlets outlets;

	OutletHandler(MessageChannel inbound, SubscribableChannel outbound, Outlets outlets) {
		super(inbound, outbound);
		this.outlets = outlets;
	}

	@Override
	protected WebSocketSession decorateSession(WebSocketSession session) {
		return this.outlets.open(session);
	}

	@Override
	public void handleTransportError(WebSocketSession session, Throwable exception) throws Exception {
		FatalErrors.check(exception);
		// The message of an exception can quote what was sent; its class cannot.
		logger.info("Transport error in session " + session.getId() + ": " + exception.getClass().getName());
		super.handleTransportError(session, exception);
	}

	@Override
	public void afterConnectionClosed(WebSocketSession session, CloseStatus status) throws Exception {
		try {
			super.afterConnectionClosed(session, status);
		}
		finally {
			this.outlets.ended(session.getId());
		}
	}

}
