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
import org.springframework.web.socket.adapter.NativeWebSocketSession;
import org.springframework.web.socket.sockjs.frame.SockJsMessageCodec;

/**
 * Writes to a WebSocket by the container's own session, because only that takes bytes
 * that are encoded already and can write without waiting.
 *
 * @param codec wraps what is written in a SockJS frame; null for a plain WebSocket
 */
record WebSocketSink(CoreSession session, @Nullable SockJsMessageCodec codec) implements Sink {

	private static final Duration CLOSING = Duration.ofSeconds(5);

	/**
	 * The way to write to a session.
	 * @param longest bytes of the longest message that is taken from it
	 */
	static WebSocketSink of(NativeWebSocketSession session, @Nullable SockJsMessageCodec codec, int longest) {
		WebSocketSession container = session.getNativeSession(WebSocketSession.class);
		Assert.state(container != null, "Not a WebSocket of Jetty");
		// STOMP's heartbeats tell who is gone; who asks for none may be silent.
		container.setIdleTimeout(Duration.ZERO);
		container.setMaxTextMessageSize(longest);
		return new WebSocketSink(container.getCoreSession(), codec);
	}

	@Override
	public void write(Payload payload, Consumer<@Nullable Throwable> done) {
		ByteBuffer bytes = (this.codec != null) ? payload.sockJs(this.codec) : payload.stomp();
		this.session.sendFrame(new Frame(OpCode.TEXT, bytes), new Done(done), false);
	}

	@Override
	public void closing() {
		this.session.setIdleTimeout(CLOSING);
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

		/** It neither waits nor takes long, so the thread that wrote may run it. */
		@Override
		public InvocationType getInvocationType() {
			return InvocationType.NON_BLOCKING;
		}

	}

}
