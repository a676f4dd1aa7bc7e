package chat.maru.bench.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.UUID;

/** The protocol of ws, which relays messages as they are. */
final class PlainText implements Protocol {

	private final Numbering numbering = new Numbering();

	@Override
	public String path() {
		return "/";
	}

	@Override
	public String subprotocol() {
		return "";
	}

	@Override
	public void opened(Subscriber subscriber, Audience audience) throws IOException {
		audience.ready(subscriber);
	}

	@Override
	public void received(Subscriber subscriber, byte[] bytes, int from, int to, long nanos, Audience audience)
			throws IOException {
		audience.delivered(subscriber, this.numbering.read(bytes, from, to), Subscriber.UNNUMBERED, nanos);
	}

	@Override
	public ByteBuffer post(Subscriber subscriber, int number, UUID clientId) {
		return WebSocketFrames.text(json(subscriber, number));
	}

	/** The sender and the text, the least that a chat relays. */
	static String json(Subscriber subscriber, int number) {
		return "{\"name\":\"" + subscriber.name() + "\",\"text\":\"" + Numbering.text(number) + "\"}";
	}

}
