package chat.maru.sockjs;

import java.io.IOException;
import java.io.InputStream;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.springframework.web.socket.sockjs.frame.SockJsMessageCodec;

/**
 * Encodes a message once for all SockJS sessions that send the same string object: many
 * sessions over HTTP share a frame.
 */
final class OnceEncoding implements SockJsMessageCodec {

	/** The maximum number of cached encodings. */
	private static final int MAX_MESSAGES = 256;

	private final SockJsMessageCodec delegate;

	/**
	 * Weak keys are compared by identity: comparing long texts would cost as much as
	 * encoding them.
	 */
	private final Cache<String, String> encoded = Caffeine.newBuilder().weakKeys().maximumSize(MAX_MESSAGES).build();

	OnceEncoding(SockJsMessageCodec delegate) {
		this.delegate = delegate;
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
