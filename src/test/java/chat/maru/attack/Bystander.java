package chat.maru.attack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

import chat.maru.support.Posts;
import chat.maru.support.StompConnection;
import chat.maru.support.StompFrame;
import org.jspecify.annotations.Nullable;

/**
 * A guest who posts four times a second over one connection and measures the time until
 * each RECEIPT.
 */
final class Bystander implements AutoCloseable {

	private static final long PAUSE_NANOS = 250_000_000;

	private static final long LONGEST_WAIT_MILLIS = 30_000;

	private final StompConnection connection;

	private final List<Duration> receipts = Collections.synchronizedList(new ArrayList<>());

	private final Thread thread = new Thread(this::post, "bystander");

	private volatile boolean leaving;

	private volatile @Nullable Exception failure;

	private Bystander(StompConnection connection) {
		this.connection = connection;
		this.thread.start();
	}

	static Bystander join(URI server) throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(server.resolve("/api/guests"))
			.header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString("{\"name\":\"Bystander " + System.nanoTime() + "\"}"))
			.build();
		String pass = HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
		return new Bystander(StompConnection.open(server, Posts.json(pass).get("token").stringValue()));
	}

	private void post() {
		try {
			while (!this.leaving) {
				String id = Posts.clientId();
				String body = Posts.body(id, "I am still here");
				long sent = System.nanoTime();
				this.connection.send("SEND", Map.of("destination", "/app/chat", "receipt", id), body);
				StompFrame frame = this.connection.next(LONGEST_WAIT_MILLIS);
				if (frame == null || !id.equals(frame.headers().get("receipt-id"))) {
					throw new IOException("Not a RECEIPT but " + frame);
				}
				this.receipts.add(Duration.ofNanos(System.nanoTime() - sent));
				LockSupport.parkNanos(PAUSE_NANOS);
			}
		}
		catch (IOException | InterruptedException ex) {
			this.failure = ex;
		}
	}

	/** The failure that ended its connection; null while it is open. */
	@Nullable Exception failure() {
		return this.failure;
	}

	/** The number of receipts so far. */
	int received() {
		return this.receipts.size();
	}

	/**
	 * A quantile of the times until the RECEIPT.
	 * @param from the index of the first receipt that counts
	 * @param share 0.5 for the median
	 */
	Duration quantile(int from, double share) {
		List<Duration> sorted = new ArrayList<>(List.copyOf(this.receipts).subList(from, received()));
		Collections.sort(sorted);
		return sorted.get((int) Math.floor(share * (sorted.size() - 1)));
	}

	@Override
	public void close() throws InterruptedException {
		this.leaving = true;
		this.thread.join(LONGEST_WAIT_MILLIS);
		this.connection.close();
	}

}
