package chat.maru.fanout;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.regex.Pattern;

import chat.maru.network.Peer;
import org.jspecify.annotations.Nullable;

import org.springframework.messaging.Message;
import org.springframework.messaging.simp.stomp.StompConversionException;
import org.springframework.messaging.simp.stomp.StompDecoder;
import org.springframework.messaging.support.NativeMessageHeaderAccessor;
import org.springframework.util.MultiValueMap;
import org.springframework.web.socket.WebSocketMessage;

/**
 * Counts the bytes that are kept of a STOMP frame that continues in the next message.
 * Spring's buffer of these bytes is private, but Spring decodes them here, on the thread
 * that handles the message.
 */
final class CountingDecoder extends StompDecoder {

	/** Two numbers of milliseconds, each of at most ten digits: about a hundred days. */
	private static final Pattern HEARTBEAT = Pattern.compile("\\d{1,10},\\d{1,10}");

	private final ThreadLocal<@Nullable Decoding> current = new ThreadLocal<>();

	/**
	 * Handles a message, then counts the bytes that are still kept.
	 * @throws chat.maru.network.TooMuch if that is more than the client may have
	 */
	void count(Peer peer, WebSocketMessage<?> message, Handling handling) throws Exception {
		Decoding decoding = new Decoding();
		this.current.set(decoding);
		try {
			handling.run();
		}
		finally {
			this.current.remove();
		}
		if (decoding.happened) {
			peer.decoded(decoding.rest);
		}
		else {
			peer.frameContinues(message.getPayloadLength());
		}
	}

	@Override
	public List<Message<byte[]>> decode(ByteBuffer buffer, @Nullable MultiValueMap<String, String> partialHeaders) {
		List<Message<byte[]>> messages = super.decode(buffer, partialHeaders);
		messages.forEach(CountingDecoder::checkHeartbeat);
		Decoding decoding = this.current.get();
		if (decoding != null) {
			decoding.happened = true;
			// The rest keeps the whole array in memory.
			decoding.rest = buffer.hasRemaining() ? buffer.capacity() : 0;
		}
		return messages;
	}

	/** Spring would fail to parse any other value, and log it. */
	private static void checkHeartbeat(Message<?> message) {
		String heartbeat = NativeMessageHeaderAccessor.getFirstNativeHeader("heart-beat", message.getHeaders());
		if (heartbeat != null && !HEARTBEAT.matcher(heartbeat).matches()) {
			throw new StompConversionException("Not two numbers in heart-beat");
		}
	}

	/** Handles a message. */
	interface Handling {

		void run() throws Exception;

	}

	private static final class Decoding {

		private boolean happened;

		private int rest;

	}

}
