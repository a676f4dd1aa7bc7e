package chat.maru.fanout;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.web.socket.sockjs.frame.SockJsMessageCodec;

/**
 * The STOMP frames of one write, joined. A payload is shared by all sessions that it goes
 * to, and so is each form in which a transport needs it.
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

	/** Several payloads, one after the other. */
	static Payload of(List<Payload> parts) {
		ByteBuffer frames = ByteBuffer.allocate(parts.stream().mapToInt(Payload::length).sum());
		parts.forEach((part) -> frames.put(part.frames));
		return new Payload(frames.array());
	}

	/** This payload followed by another one. */
	Payload and(Payload next) {
		return of(List.of(this, next));
	}

	int length() {
		return this.frames.length;
	}

	/**
	 * The frames in UTF-8, as a WebSocket sends them. The bytes are shared and must not
	 * be changed.
	 */
	ByteBuffer stomp() {
		return ByteBuffer.wrap(this.frames);
	}

	/**
	 * The frames in a SockJS frame, in UTF-8. The bytes are shared and must not be
	 * changed.
	 */
	ByteBuffer sockJs(SockJsMessageCodec codec) {
		byte[] made = this.sockJs;
		if (made == null) {
			made = codec.encode(text()).getBytes(StandardCharsets.UTF_8);
			this.sockJs = made;
		}
		return ByteBuffer.wrap(made);
	}

	/**
	 * The frames as Spring's SockJS sessions send them. Returns the same string each
	 * time.
	 */
	String text() {
		String made = this.text;
		if (made == null) {
			made = new String(this.frames, StandardCharsets.UTF_8);
			this.text = made;
		}
		return made;
	}

}
