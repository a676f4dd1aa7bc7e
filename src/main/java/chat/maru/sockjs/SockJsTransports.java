package chat.maru.sockjs;

import java.time.Duration;

import org.springframework.web.socket.server.HandshakeHandler;
import org.springframework.web.socket.sockjs.frame.JacksonJsonSockJsMessageCodec;
import org.springframework.web.socket.sockjs.frame.SockJsMessageCodec;
import org.springframework.web.socket.sockjs.transport.TransportHandler;

/**
 * The SockJS transports that are offered: WebSocket, XHR streaming and XHR polling. Every
 * browser of the last ten years has all three; the others in SockJS are for older ones.
 */
public final class SockJsTransports {

	/** A little more than a slow phone takes between two polls. */
	public static final Duration DISCONNECT_DELAY = Duration.ofSeconds(10);

	private SockJsTransports() {
	}

	/**
	 * The handlers of all transports.
	 * @param handshakes makes WebSockets
	 */
	public static TransportHandler[] all(HandshakeHandler handshakes) {
		return new TransportHandler[] { new SockJsWebSocket(handshakes), new DrainingStreaming(), new DrainingPolling(),
				new ReceivingXhr() };
	}

	/** How SockJS messages are encoded: once for all whom they are for. */
	public static SockJsMessageCodec messageCodec() {
		return new OnceEncoding(new JacksonJsonSockJsMessageCodec());
	}

}
