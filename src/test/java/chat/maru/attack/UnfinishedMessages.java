package chat.maru.attack;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Clients that do not authenticate, each with a large message that it does not finish.
 */
final class UnfinishedMessages implements Attack {

	private static final int PEERS = 1_200;

	private static final int PARTS = 38;

	/** The time to send all of it: a server under pressure reads slowly. */
	private static final Duration LONGEST = Duration.ofSeconds(10);

	private static final String PART = "a".repeat(10_000);

	@Override
	public void run(URI server, Duration time) {
		long end = System.nanoTime() + LONGEST.toNanos();
		List<Attackers> all = new ArrayList<>();
		try {
			for (int i = 0; i < PEERS && System.nanoTime() < end; i++) {
				Attackers one = new Attackers(server);
				all.add(one);
				if (one.open(2 + i % 50)) {
					one.send(WebSocketFrames.handshake());
					one.send(WebSocketFrames.begin("[\""));
				}
			}
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

	@Override
	public String toString() {
		return "unfinished messages of strangers";
	}

}
