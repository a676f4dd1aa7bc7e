package chat.maru.bench.crowd;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

import chat.maru.bench.Figures;
import chat.maru.bench.load.Step;

/**
 * Kills the server while all clients are connected, and starts it again on the same port.
 */
final class ReconnectStorm implements AutoCloseable {

	private static final int ROUNDS = 3;

	private final Settings settings;

	private final LoadProcess load;

	private final Path data;

	private Maru maru;

	private double killedAt;

	private double readyAt;

	ReconnectStorm(Settings settings, LoadProcess load, Path data, Maru maru) {
		this.settings = settings;
		this.load = load;
		this.data = data;
		this.maru = maru;
	}

	void run() throws IOException, InterruptedException {
		int people = (this.settings.crowd() > 0) ? this.settings.crowd() : Settings.PEOPLE;
		int rounds = this.settings.rounds(ROUNDS);
		double[] starts = new double[rounds];
		double[] half = new double[rounds];
		double[] most = new double[rounds];
		double[] back = new double[rounds];
		double[] caughtUp = new double[rounds];
		double[] attempts = new double[rounds];
		for (int round = 0; round < rounds; round++) {
			// After a connection of some seconds the waits between attempts start again from the
			// shortest.
			List<Step> steps = this.load.run(this.maru, this::restart, "connect=" + people, "idle=6", "gather", "storm",
					"leave");
			Step storm = steps.get(3);
			starts[round] = (this.readyAt - this.killedAt) / 1e3;
			half[round] = sinceReady(storm, "half-back-at");
			most[round] = sinceReady(storm, "99-percent-back-at");
			back[round] = sinceReady(storm, "all-back-at");
			caughtUp[round] = sinceReady(storm, "caught-up-at");
			attempts[round] = storm.get("attempts") / people;
		}
		Figures.title(String.format("Killed and restarted with %,d users connected, some of them posting", people));
		Figures.line("Ready after the kill", "s", starts);
		Figures.line("Half have reconnected after ready", "s", half);
		Figures.line("99 of 100 are back after ready", "s", most);
		Figures.line("All have reconnected after ready", "s", back);
		Figures.line("All have everything after ready", "s", caughtUp);
		Figures.line("Attempts each", "", attempts);
		System.out.println("Every client received every message once and in order, and every post was acknowledged.");
		Figures.ratio("All have everything / 30 s", Figures.median(caughtUp) / 30, "floor 1, aim 0.33");
	}

	private double sinceReady(Step storm, String what) {
		return (storm.get(what) - this.readyAt) / 1e3;
	}

	private void restart(Step step) {
		if (!step.name().equals("gathered")) {
			return;
		}
		try {
			this.maru.server().kill();
			this.killedAt = System.currentTimeMillis();
			this.maru = Maru.start(this.settings, this.data, this.maru.port());
			this.readyAt = System.currentTimeMillis();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public void close() {
		this.maru.close();
	}

}
