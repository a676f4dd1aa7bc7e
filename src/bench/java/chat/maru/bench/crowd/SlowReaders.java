package chat.maru.bench.crowd;

import java.io.IOException;
import java.util.List;

import chat.maru.bench.Figures;
import chat.maru.bench.load.Step;

/** Measures how clients that stop reading affect the others. */
final class SlowReaders {

	private static final int ROUNDS = 3;

	private static final int SLOW = 10;

	/**
	 * More messages than a slow reader is sent before it is disconnected: on loopback the
	 * kernel buffers 3 MB before the server notices.
	 */
	private static final int MESSAGES = 10_000;

	private static final double MAX_SECONDS = 120;

	private final Settings settings;

	private final LoadProcess load;

	SlowReaders(Settings settings, LoadProcess load) {
		this.settings = settings;
		this.load = load;
	}

	void run(Maru maru) throws IOException, InterruptedException {
		int rounds = this.settings.rounds(ROUNDS);
		double[] without = new double[rounds];
		double[] with = new double[rounds];
		double[] ratios = new double[rounds];
		double[] cutOff = new double[rounds];
		double[] others = new double[rounds];
		Step warm = measured(round(maru, 0, this.settings.seconds()));
		double seconds = Math.min(MAX_SECONDS, MESSAGES * warm.get("seconds") / warm.get("messages"));
		for (int round = 0; round < rounds; round++) {
			// Each variant comes first in every other round.
			for (int slow : (round % 2 == 0) ? new int[] { 0, SLOW } : new int[] { SLOW, 0 }) {
				List<Step> steps = round(maru, slow, seconds);
				((slow > 0) ? with : without)[round] = Column.P99.of(measured(steps));
				others[round] = Math.max(others[round], Column.OTHERS.of(measured(steps)));
				cutOff[round] = Math.max(cutOff[round], steps.get(steps.size() - 1).get("cut-off"));
			}
			ratios[round] = with[round] / without[round];
		}
		Figures.title(String.format("1,000 people, 8 messages in flight, and %d more who stop reading, %.0f s a round",
				SLOW, seconds));
		Figures.line("p99 without them", "ms", without);
		Figures.line("p99 with them", "ms", with);
		Figures.line("of them disconnected at the end", "", cutOff);
		Figures.line("what others took meanwhile, at most", "CPUs", others);
		Figures.ratio("with / without", "floor 1.20, aim 1.05", ratios);
	}

	/** The slow clients stop reading when the server is warm, just before the measurement. */
	private List<Step> round(Maru maru, int slow, double seconds) throws IOException, InterruptedException {
		return this.load.run(maru, "connect=" + Settings.PEOPLE, "run=8:" + Settings.WARM_UP_SECONDS + ":0.1",
				"stall=" + slow, "run=8:0.1:" + seconds, "leave");
	}

	private static Step measured(List<Step> steps) {
		return steps.get(steps.size() - 2);
	}

}
