package chat.maru.fanout;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.function.Consumer;

import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.common.WebSocketSession;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.OpCode;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.adapter.NativeWebSocketSession;
import org.springframework.web.socket.sockjs.frame.SockJsFrame;
import org.springframework.web.socket.sockjs.frame.SockJsMessageCodec;

/**
 * Writes to a WebSocket through the container's own session, because only that accepts
 * encoded bytes and writes without blocking.
 *
 * @param codec encodes the SockJS frame around a payload; null for a plain WebSocket
 */
record WebSocketSink(CoreSession session, @Nullable SockJsMessageCodec codec) implements Sink {

	static WebSocketSink of(NativeWebSocketSession session, @Nullable SockJsMessageCodec codec) {
		WebSocketSession container = session.getNativeSession(WebSocketSession.class);
		Assert.state(container != null, "Not a WebSocket of Jetty");
		// STOMP's heartbeats detect broken connections. A client that asks for none may
		// be
		// silent.
		container.setIdleTimeout(Duration.ZERO);
		return new WebSocketSink(container.getCoreSession(), codec);
	}

	@Override
	public void write(Payload payload, Consumer<@Nullable Throwable> done) {
		ByteBuffer bytes = (this.codec != null) ? payload.sockJs(this.codec) : payload.stomp();
		this.session.sendFrame(new Frame(OpCode.TEXT, bytes), new Done(done), false);
	}

	/**
	 * Sets no idle timeout. If the connection has been idle for long, the timeout would
	 * expire at once, before the close frame is sent.
	 */
	@Override
	public void close(CloseStatus status) {
		if (this.codec != null) {
			String frame = SockJsFrame.closeFrame(status.getCode(), status.getReason()).getContent();
			this.session.sendFrame(new Frame(OpCode.TEXT, frame), Callback.NOOP, false);
		}
		this.session.sendFrame(new ClosingFrame(status), Callback.NOOP, false);
	}

	@Override
	public void abort() {
		this.session.abort();
	}

	private record Done(Consumer<@Nullable Throwable> done) implements Callback {

		@Override
		public void succeeded() {
			this.done.accept(null);
		}

		@Override
		public void failed(Throwable failure) {
			this.done.accept(failure);
		}

		/**
		 * The callback neither blocks nor takes long, so the thread that wrote may run
		 * it.
		 */
		@Override
		public InvocationType getInvocationType() {
			return InvocationType.NON_BLOCKING;
		}

	}

}
