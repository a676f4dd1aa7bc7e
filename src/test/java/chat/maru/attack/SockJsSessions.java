package chat.maru.attack;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** As many unauthenticated SockJS sessions over HTTP as the server opens. */
final class SockJsSessions implements Attack {

	private static final int PEERS = 10;

	/** The limit per address is a hundred. A few more can be opened concurrently. */
	private static final int MAX_SESSIONS = PEERS * 100 + 200;

	private static final String MADE = "HTTP/1.1 200";

	private static final int PIPELINED = 20;

	private static final long LONGEST_END_MILLIS = 5_000;

	private final String idPadding;

	private final String request;

	private final AtomicInteger made = new AtomicInteger();

	/**
	 * Creates the attack.
	 * @param idLength the number of additional characters in each id
	 * @param headerLength the length of a header without meaning
	 */
	SockJsSessions(int idLength, int headerLength) {
		this.request = "/xhr HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nX-Padding: " + "x".repeat(headerLength)
				+ "\r\n\r\n";
		this.idPadding = "a".repeat(idLength);
	}

	@Override
	public void run(URI server, Duration time) throws InterruptedException {
		long end = System.nanoTime() + time.toNanos();
		List<Thread> threads = new ArrayList<>();
		for (int i = 0; i < PEERS; i++) {
			int from = 2 + i;
			Thread thread = new Thread(() -> {
				while (System.nanoTime() < end) {
					attack(server, from, end);
				}
			}, "attacker-" + i);
			thread.start();
			threads.add(thread);
		}
		for (Thread thread : threads) {
			thread.join(time.toMillis() + LONGEST_END_MILLIS);
		}
		if (this.made.get() > MAX_SESSIONS) {
			throw new IllegalStateException("The server made " + this.made + " sessions");
		}
	}

	private void attack(URI server, int from, long end) {
		try (Socket socket = new Socket()) {
			socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] { 127, 0, 0, (byte) from }), 0));
			socket.connect(new InetSocketAddress("127.0.0.1", server.getPort()), (int) LONGEST_END_MILLIS);
			socket.setSoTimeout((int) LONGEST_END_MILLIS);
			Thread reader = new Thread(() -> read(socket), "attacker-reads");
			reader.setDaemon(true);
			reader.start();
			while (System.nanoTime() < end) {
				socket.getOutputStream().write(requests());
			}
		}
		catch (IOException ex) {
			// The server has closed this connection.
		}
	}

	private byte[] requests() {
		StringBuilder requests = new StringBuilder();
		for (int i = 0; i < PIPELINED; i++) {
			requests.append("POST /ws/000/").append(this.idPadding).append(UUID.randomUUID()).append(this.request);
		}
		return requests.toString().getBytes(StandardCharsets.US_ASCII);
	}

	private void read(Socket socket) {
		try (BufferedReader answers = new BufferedReader(
				new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
			for (String line = answers.readLine(); line != null; line = answers.readLine()) {
				// An answer may begin on the line on which the previous one ends.
				if (line.contains(MADE)) {
					this.made.incrementAndGet();
				}
			}
		}
		catch (IOException ex) {
			// The answer ends with the connection.
		}
	}

	@Override
	public String toString() {
		return "SockJS sessions with ids of " + this.idPadding.length() + " characters and more";
	}

}
