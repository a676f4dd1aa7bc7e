package chat.maru.sockjs;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicReferenceArray;

import org.jspecify.annotations.Nullable;

import org.springframework.web.socket.sockjs.frame.SockJsMessageCodec;

/**
 * Encodes a message once for all SockJS sessions that send the same string object: many
 * sessions over HTTP share a frame.
 */
final class OnceEncoding implements SockJsMessageCodec {

	/** The maximum number of cached encodings, a power of two. */
	private static final int MAX_MESSAGES = 256;

	private final SockJsMessageCodec delegate;

	/**
	 * Each message has one place, by its identity: comparing long texts would cost as
	 * much as encoding them. Two messages with the same place are encoded again.
	 */
	private final AtomicReferenceArray<@Nullable Encoded> encoded = new AtomicReferenceArray<>(MAX_MESSAGES);

	OnceEncoding(SockJsMessageCodec delegate) {
		this.delegate = delegate;
	}

	@Override
	public String encode(String... messages) {
		return (messages.length == 1) ? encode(messages[0]) : this.delegate.encode(messages);
	}

	private String encode(String message) {
		int place = System.identityHashCode(message) & (MAX_MESSAGES - 1);
		Encoded kept = this.encoded.get(place);
		if (kept != null && kept.message().refersTo(message)) {
			return kept.frame();
		}
		String frame = this.delegate.encode(message);
		this.encoded.set(place, new Encoded(new WeakReference<>(message), frame));
		return frame;
	}

	@Override
	public String[] decode(String content) throws IOException {
		return MessageArray.read(content);
	}

	@Override
	public String[] decodeInputStream(InputStream content) throws IOException {
		return MessageArray.read(content);
	}

	private record Encoded(WeakReference<String> message, String frame) {
	}

}
