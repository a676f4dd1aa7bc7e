package chat.maru.fanout;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.web.socket.sockjs.frame.SockJsMessageCodec;

/**
 * What goes out in one write: STOMP frames, joined. It is made once for all it is for,
 * and so is each form in which a transport takes it.
 */
final class Payload {

	private final byte[] frames;

	private volatile @Nullable String text;

	private volatile byte @Nullable [] sockJs;

	private Payload(byte[] frames) {
		this.frames = frames;
	}

	static Payload of(String frames) {
		return new Payload(frames.getBytes(StandardCharsets.UTF_8));
	}

	static Payload of(byte[] heading, List<EncodedEvent> events) {
		int length = events.stream().mapToInt((event) -> heading.length + event.rest().length).sum();
		ByteBuffer frames = ByteBuffer.allocate(length);
		events.forEach((event) -> frames.put(heading).put(event.rest()));
		return new Payload(frames.array());
	}

	/** Both, one after the other. */
	Payload and(Payload next) {
		return new Payload(ByteBuffer.allocate(length() + next.length()).put(this.frames).put(next.frames).array());
	}

	int length() {
		return this.frames.length;
	}

	/** As a STOMP client takes it, in UTF-8. The bytes are shared: not to be changed. */
	ByteBuffer stomp() {
		return ByteBuffer.wrap(this.frames);
	}

	/** As a SockJS client takes it, in UTF-8. The bytes are shared: not to be changed. */
	ByteBuffer sockJs(SockJsMessageCodec codec) {
		byte[] made = this.sockJs;
		if (made == null) {
			made = codec.encode(text()).getBytes(StandardCharsets.UTF_8);
			this.sockJs = made;
		}
		return ByteBuffer.wrap(made);
	}

	/** As Spring's SockJS sessions take it; the very same string each time. */
	String text() {
		String made = this.text;
		if (made == null) {
			made = new String(this.frames, StandardCharsets.UTF_8);
			this.text = made;
		}
		return made;
	}

}
