package chat.maru.fanout;

import java.io.IOException;
import java.io.InputStream;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.springframework.web.socket.sockjs.frame.SockJsMessageCodec;

/**
 * Encodes a message once for all SockJS sessions that send the very same one: those over
 * HTTP take a {@link Payload}'s text, which is one string for everyone it is for.
 *
 * @param delegate does the encoding
 * @param encoded what is known, for as long as the message is in use elsewhere
 */
record OnceEncoding(SockJsMessageCodec delegate, Cache<String, String> encoded) implements SockJsMessageCodec {

	private static final int MOST = 256;

	OnceEncoding(SockJsMessageCodec delegate) {
		// Weak keys are compared by identity, which is what is wanted here: comparing
		// long texts would cost as much as encoding them.
		this(delegate, Caffeine.newBuilder().weakKeys().maximumSize(MOST).build());
	}

	@Override
	public String encode(String... messages) {
		return (messages.length == 1) ? this.encoded.get(messages[0], this.delegate::encode)
				: this.delegate.encode(messages);
	}

	@Override
	public String[] decode(String content) throws IOException {
		return MessageArray.read(content);
	}

	@Override
	public String[] decodeInputStream(InputStream content) throws IOException {
		return MessageArray.read(content);
	}

}
