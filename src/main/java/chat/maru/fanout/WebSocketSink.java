package chat.maru.fanout;

import java.util.function.Consumer;

import jakarta.websocket.Session;
import org.jspecify.annotations.Nullable;

import org.springframework.web.socket.sockjs.frame.SockJsFrame;
import org.springframework.web.socket.sockjs.frame.SockJsMessageCodec;

/**
 * Writes to a WebSocket, the container's own, because only that can write without
 * waiting.
 *
 * @param codec wraps what is written in a SockJS frame; null for a plain WebSocket
 */
record WebSocketSink(Session session, @Nullable SockJsMessageCodec codec) implements Sink {

	@Override
	public void write(String text, Consumer<@Nullable Throwable> done) {
		String payload = (this.codec != null) ? SockJsFrame.messageFrame(this.codec, text).getContent() : text;
		this.session.getAsyncRemote().sendText(payload, (result) -> done.accept(result.getException()));
	}

}
