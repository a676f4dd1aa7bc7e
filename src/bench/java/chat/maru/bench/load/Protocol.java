package chat.maru.bench.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.UUID;

/** The protocol of a kind of server over a WebSocket. */
interface Protocol {

	static Protocol named(String name) {
		return switch (name) {
			case "maru" -> new Stomp();
			case "socket.io" -> new SocketIo();
			case "ws" -> new PlainText();
			default -> throw new IllegalArgumentException("Not a server known here: " + name);
		};
	}

	String path();

	String subprotocol();

	/** The WebSocket is open. */
	void opened(Subscriber subscriber, Audience audience) throws IOException;

	/** A whole text message has arrived. */
	void received(Subscriber subscriber, byte[] bytes, int from, int to, long nanos, Audience audience)
			throws IOException;

	/** The frame that posts a message. If it is sent again, it has the same id. */
	ByteBuffer post(Subscriber subscriber, int number, UUID clientId);

	/** Whether the server acknowledges messages. */
	default boolean acknowledges() {
		return false;
	}

	/** Sends a heartbeat, if the protocol has one. */
	default void beat(Subscriber subscriber) throws IOException {
	}

}
