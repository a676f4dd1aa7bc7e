package chat.maru.socket;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

import chat.maru.network.PartialMessage;
import chat.maru.network.Peer;
import chat.maru.network.TooMuch;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.core.CloseStatus;
import org.eclipse.jetty.websocket.core.exception.CloseException;
import org.jspecify.annotations.Nullable;

import org.springframework.web.socket.adapter.jetty.JettyWebSocketHandlerAdapter;

/**
 * Receives WebSocket messages in parts and passes them on as a whole. Jetty could
 * assemble them itself, but with one limit per connection and none for all of them
 * together; and it would keep a whole network buffer for each part of a binary message,
 * however small.
 * <p>
 * Most messages have one part and cost nothing here.
 */
public final class PartialMessageEndpoint implements Session.Listener {

	private final JettyWebSocketHandlerAdapter adapter;

	private final PartialMessage message;

	private @Nullable Session session;

	PartialMessageEndpoint(JettyWebSocketHandlerAdapter adapter, Peer peer) {
		this.adapter = adapter;
		this.message = new PartialMessage(peer);
	}

	@Override
	public void onWebSocketOpen(Session opened) {
		this.session = opened;
		this.adapter.onWebSocketOpen(opened);
	}

	@Override
	public void onWebSocketPartialText(String part, boolean last) {
		if (last && !this.message.hasBegun()) {
			this.adapter.onWebSocketText(part);
		}
		else {
			add(part.getBytes(StandardCharsets.UTF_8));
			proceed(last, () -> this.adapter.onWebSocketText(this.message.text()));
		}
	}

	@Override
	public void onWebSocketPartialBinary(ByteBuffer part, boolean last, Callback callback) {
		add(BufferUtil.toArray(part));
		// Not earlier: if adding throws, the caller fails the callback.
		callback.succeed();
		proceed(last, () -> this.adapter.onWebSocketBinary(ByteBuffer.wrap(this.message.bytes()), Callback.NOOP));
	}

	private void add(byte[] part) {
		try {
			this.message.add(part);
		}
		catch (TooMuch ex) {
			this.message.clear();
			throw new CloseException(
					(ex.of() == TooMuch.Of.SERVER) ? CloseStatus.TRY_AGAIN_LATER : CloseStatus.MESSAGE_TOO_LARGE,
					ex.getMessage());
		}
	}

	private void proceed(boolean last, Runnable handling) {
		if (last) {
			try {
				handling.run();
			}
			finally {
				this.message.clear();
			}
		}
		else {
			Objects.requireNonNull(this.session).demand();
		}
	}

	@Override
	public void onWebSocketPong(ByteBuffer payload) {
		this.adapter.onWebSocketPong(payload);
	}

	@Override
	public void onWebSocketClose(int code, String reason, Callback callback) {
		this.message.clear();
		this.adapter.onWebSocketClose(code, reason, callback);
	}

	@Override
	public void onWebSocketError(Throwable cause) {
		this.adapter.onWebSocketError(cause);
	}

}
