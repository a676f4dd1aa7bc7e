package chat.maru.bench.load;

import java.io.IOException;

/** What a stretch of time cost this process and the server. */
final class Meter {

	private final ProcessFigures own = ProcessFigures.own();

	private final ProcessFigures server;

	private final long begun = System.nanoTime();

	private final double ownBefore;

	private final double serverBefore;

	Meter(ProcessFigures server) throws IOException {
		this.server = server;
		this.ownBefore = this.own.cpuSeconds();
		this.serverBefore = server.cpuSeconds();
	}

	/** Since the beginning. */
	void addTo(Step step) throws IOException {
		step.add("seconds", (System.nanoTime() - this.begun) / 1e9);
		step.add("own-cpu", this.own.cpuSeconds() - this.ownBefore);
		step.add("server-cpu", this.server.cpuSeconds() - this.serverBefore);
	}

}
