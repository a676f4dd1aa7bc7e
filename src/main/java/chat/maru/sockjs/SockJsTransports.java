package chat.maru.sockjs;

import java.time.Duration;

import org.springframework.web.socket.server.HandshakeHandler;
import org.springframework.web.socket.sockjs.frame.JacksonJsonSockJsMessageCodec;
import org.springframework.web.socket.sockjs.frame.SockJsMessageCodec;
import org.springframework.web.socket.sockjs.transport.TransportHandler;

/**
 * The supported SockJS transports: WebSocket, XHR streaming and XHR polling. Every
 * browser of the last ten years has all three; the other transports of SockJS are for
 * older browsers.
 */
public final class SockJsTransports {

	/** A little longer than the pause that a slow phone makes between two polls. */
	public static final Duration DISCONNECT_DELAY = Duration.ofSeconds(10);

	private SockJsTransports() {
	}

	/**
	 * The handlers of all transports.
	 * @param handshakes performs the WebSocket handshakes
	 */
	public static TransportHandler[] all(HandshakeHandler handshakes) {
		return new TransportHandler[] { new SockJsWebSocket(handshakes), new DrainingStreaming(), new DrainingPolling(),
				new ReceivingXhr() };
	}

	/** The codec of SockJS messages. It encodes a message once for all its recipients. */
	public static SockJsMessageCodec messageCodec() {
		return new OnceEncoding(new JacksonJsonSockJsMessageCodec());
	}

}
