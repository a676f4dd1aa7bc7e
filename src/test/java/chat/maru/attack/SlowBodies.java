package chat.maru.attack;

import java.net.URI;
import java.time.Duration;

/** Requests whose bodies arrive at one byte a second. */
final class SlowBodies implements Attack {

	private static final int PEERS = 500;

	private final String head;

	/**
	 * Attacks one endpoint.
	 * @param path the path of the request
	 * @param type the content type of the body, which decides what parses it
	 */
	SlowBodies(String path, String type) {
		this.head = "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + type
				+ "\r\nContent-Length: 400\r\n\r\n";
	}

	@Override
	public void run(URI server, Duration time) {
		try (Attackers attackers = new Attackers(server)) {
			for (int i = 0; i < PEERS; i++) {
				attackers.open(2 + i % 3);
			}
			attackers.send(this.head);
			Attackers.everySecond(time, () -> attackers.send(" "));
		}
	}

	@Override
	public String toString() {
		return "slow bodies: " + this.head.lines().findFirst().orElseThrow();
	}

}
