package chat.maru.bench.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.UUID;

/** What is said over a WebSocket with one kind of server. */
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

	/** The connection is a WebSocket now. */
	void opened(Subscriber subscriber, Audience audience) throws IOException;

	/** A whole text message has arrived. */
	void received(Subscriber subscriber, byte[] bytes, int from, int to, long nanos, Audience audience)
			throws IOException;

	/** The frame that says a message; sent again, it has the id it had. */
	ByteBuffer post(Subscriber subscriber, int number, UUID clientId);

	/** Does the server say that it has got a message? */
	default boolean acknowledges() {
		return false;
	}

	/** What a quiet client says now and then, where it has to. */
	default void beat(Subscriber subscriber) throws IOException {
	}

}
