package chat.maru.attack;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import chat.maru.support.Posts;

/**
 * Guests, each with the maximum number of connections and an unfinished message on each.
 */
final class GuestsUnfinishedMessages implements Attack {

	private static final int GUESTS = 60;

	private static final int CONNECTIONS = 10;

	private static final int PARTS = 38;

	/** The time to send all of it: a server under pressure reads slowly. */
	private static final Duration LONGEST = Duration.ofSeconds(10);

	private static final String PART = "a".repeat(10_000);

	private static final int TIMEOUT_MILLIS = 10_000;

	@Override
	public void run(URI server, Duration time) throws IOException {
		long end = System.nanoTime() + LONGEST.toNanos();
		List<Attackers> all = new ArrayList<>();
		try {
			for (int i = 0; i < GUESTS && System.nanoTime() < end; i++) {
				int from = 2 + i % 10;
				byte[] connect = WebSocketFrames.connect(guest(server, from, i));
				for (int j = 0; j < CONNECTIONS; j++) {
					Attackers one = new Attackers(server);
					all.add(one);
					one.open(from);
					one.send(WebSocketFrames.handshake());
					one.send(connect);
				}
			}
			all.forEach((one) -> one.send(WebSocketFrames.begin("[\"")));
			byte[] part = WebSocketFrames.more(PART);
			for (int i = 0; i < PARTS && System.nanoTime() < end; i++) {
				all.forEach((one) -> one.send(part));
			}
			Attackers.everySecond(time, () -> all.forEach((one) -> one.send(WebSocketFrames.more("a"))));
		}
		finally {
			all.forEach(Attackers::close);
		}
	}

	/** The token of a new guest. */
	private static String guest(URI server, int from, int number) throws IOException {
		String body = "{\"name\":\"Attacker " + number + "-" + System.nanoTime() + "\"}";
		try (Socket socket = new Socket()) {
			socket.setSoTimeout(TIMEOUT_MILLIS);
			socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] { 127, 0, 0, (byte) from }), 0));
			socket.connect(new InetSocketAddress("127.0.0.1", server.getPort()), TIMEOUT_MILLIS);
			socket.getOutputStream()
				.write(("POST /api/guests HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
						+ "Connection: close\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
					.getBytes(StandardCharsets.US_ASCII));
			InputStream in = socket.getInputStream();
			String answer = new String(in.readAllBytes(), StandardCharsets.UTF_8);
			return Posts.json(answer.substring(answer.indexOf('{'), answer.lastIndexOf('}') + 1))
				.get("token")
				.stringValue();
		}
	}

	@Override
	public String toString() {
		return "unfinished messages of guests";
	}

}
