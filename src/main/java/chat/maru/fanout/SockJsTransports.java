package chat.maru.fanout;

import org.springframework.web.socket.server.support.DefaultHandshakeHandler;
import org.springframework.web.socket.sockjs.frame.JacksonJsonSockJsMessageCodec;
import org.springframework.web.socket.sockjs.frame.SockJsMessageCodec;
import org.springframework.web.socket.sockjs.transport.TransportHandler;
import org.springframework.web.socket.sockjs.transport.handler.WebSocketTransportHandler;
import org.springframework.web.socket.sockjs.transport.handler.XhrReceivingTransportHandler;

/**
 * The SockJS transports that are offered: WebSocket, XHR streaming and XHR polling. Every
 * browser of the last ten years has all three; the others in SockJS are for older ones.
 */
public final class SockJsTransports {

	private SockJsTransports() {
	}

	public static TransportHandler[] all() {
		return new TransportHandler[] { new WebSocketTransportHandler(new DefaultHandshakeHandler()),
				new DrainingStreaming(), new DrainingPolling(), new XhrReceivingTransportHandler() };
	}

	/** How SockJS messages are encoded: once for all whom they are for. */
	public static SockJsMessageCodec messageCodec() {
		return new OnceEncoding(new JacksonJsonSockJsMessageCodec());
	}

}
