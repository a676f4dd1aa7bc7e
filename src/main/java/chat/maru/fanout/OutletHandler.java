package chat.maru.fanout;

import java.util.function.Supplier;

import chat.maru.health.FatalErrors;
import chat.maru.network.Peer;
import chat.maru.network.TooMuch;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.messaging.MessageChannel;
import org.springframework.messaging.SubscribableChannel;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.messaging.StompSubProtocolHandler;
import org.springframework.web.socket.messaging.SubProtocolHandler;
import org.springframework.web.socket.messaging.SubProtocolWebSocketHandler;

/**
 * Spring's handler of STOMP sessions, which sends through an {@link Outlet} for each
 * session.
 */
final class OutletHandler extends SubProtocolWebSocketHandler {

	private static final Log logger = LogFactory.getLog(OutletHandler.class);

	private final CountingDecoder decoder = new CountingDecoder();

	private final EpochEncoder encoder;

	private final Outlets outlets;

	/**
	 * Creates the handler.
	 * @param epoch the present epoch of the logs
	 */
	OutletHandler(MessageChannel inbound, SubscribableChannel outbound, Outlets outlets, Supplier<String> epoch) {
		super(inbound, outbound);
		this.encoder = new EpochEncoder(epoch);
		this.outlets = outlets;
	}

	@Override
	protected WebSocketSession decorateSession(WebSocketSession session) {
		return this.outlets.open(session);
	}

	@Override
	public void addProtocolHandler(SubProtocolHandler handler) {
		if (handler instanceof StompSubProtocolHandler stomp) {
			stomp.setDecoder(this.decoder);
			stomp.setEncoder(this.encoder);
		}
		super.addProtocolHandler(handler);
	}

	@Override
	public void handleMessage(WebSocketSession session, WebSocketMessage<?> message) throws Exception {
		if (this.outlets.find(session.getId()).filter(Outlet::isClosed).isPresent()) {
			// The client has not read the close frame yet.
			return;
		}
		Peer peer = Peer.of(session.getAttributes());
		try {
			if (!peer.isIdentified()) {
				peer.checkMessage(message.getPayloadLength());
			}
			this.decoder.count(peer, message, () -> super.handleMessage(session, message));
		}
		catch (TooMuch ex) {
			CloseStatus status = (ex.of() == TooMuch.Of.SERVER) ? CloseStatus.SERVICE_OVERLOAD
					: CloseStatus.TOO_BIG_TO_PROCESS;
			this.outlets.find(session.getId()).ifPresent((outlet) -> outlet.close(status));
		}
	}

	@Override
	public void handleTransportError(WebSocketSession session, Throwable exception) throws Exception {
		FatalErrors.check(exception);
		// The message of an exception can quote what a client sent, its class cannot.
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
