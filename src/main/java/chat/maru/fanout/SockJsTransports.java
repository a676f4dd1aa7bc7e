package chat.maru.fanout;

import org.springframework.web.socket.server.support.DefaultHandshakeHandler;
import org.springframework.web.socket.sockjs.transport.TransportHandler;
import org.springframework.web.socket.sockjs.transport.handler.XhrReceivingTransportHandler;

/**
 * The SockJS transports that are offered: WebSocket, XHR streaming and XHR polling. Every
 * browser of the last ten years has all three; the others in SockJS are for older ones.
 */
public final class SockJsTransports {

	private SockJsTransports() {
	}

	/**
	 * The transports.
	 * @param frameBytes bytes of the largest STOMP frame that is taken
	 */
	public static TransportHandler[] all(int frameBytes) {
		return new TransportHandler[] { new AssemblingWebSocketTransport(new DefaultHandshakeHandler(), frameBytes),
				new DrainingStreaming(), new DrainingPolling(), new XhrReceivingTransportHandler() };
	}

}
