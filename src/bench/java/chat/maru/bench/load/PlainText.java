package chat.maru.bench.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.UUID;

/** ws has no protocol of its own: what is sent is what arrives. */
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

	/** Who says what: the least a chat relays. */
	static String json(Subscriber subscriber, int number) {
		return "{\"name\":\"" + subscriber.name() + "\",\"text\":\"" + Numbering.text(number) + "\"}";
	}

}
