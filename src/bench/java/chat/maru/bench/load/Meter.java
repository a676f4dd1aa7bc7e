package chat.maru.bench.load;

import java.io.IOException;

/**
 * Measures the CPU time of this process, the server, and everything else over a period.
 */
final class Meter {

	private final ProcessFigures own = ProcessFigures.own();

	private final ProcessFigures server;

	private final long begun = System.nanoTime();

	private final double ownBefore;

	private final double serverBefore;

	private final double machineBefore = ProcessFigures.machineCpuSeconds();

	Meter(ProcessFigures server) throws IOException {
		this.server = server;
		this.ownBefore = this.own.cpuSeconds();
		this.serverBefore = server.cpuSeconds();
	}

	/** Adds the figures since the meter was created to a step. */
	void addTo(Step step) throws IOException {
		step.add("seconds", (System.nanoTime() - this.begun) / 1e9);
		double ownCpu = this.own.cpuSeconds() - this.ownBefore;
		double serverCpu = this.server.cpuSeconds() - this.serverBefore;
		step.add("own-cpu", ownCpu);
		step.add("server-cpu", serverCpu);
		step.add("others-cpu", ProcessFigures.machineCpuSeconds() - this.machineBefore - ownCpu - serverCpu);
	}

}
