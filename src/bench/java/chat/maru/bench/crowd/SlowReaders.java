package chat.maru.bench.crowd;

import java.io.IOException;
import java.util.List;

import chat.maru.bench.Figures;
import chat.maru.bench.load.Step;

/** Some stop reading: what do the others notice? */
final class SlowReaders {

	private static final int ROUNDS = 3;

	private static final int SLOW = 10;

	/**
	 * It takes long: the kernel keeps up to 4 MB for each of them before the server
	 * notices anything.
	 */
	private static final int LONGER = 5;

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
		round(maru, 0);
		for (int round = 0; round < rounds; round++) {
			// Each comes first in every other round.
			List<Step> first = round(maru, (round % 2 == 0) ? 0 : SLOW);
			List<Step> second = round(maru, (round % 2 == 0) ? SLOW : 0);
			List<Step> slow = (round % 2 == 0) ? second : first;
			without[round] = p99((round % 2 == 0) ? first : second);
			with[round] = p99(slow);
			ratios[round] = with[round] / without[round];
			cutOff[round] = slow.get(slow.size() - 1).get("cut-off");
		}
		Figures.title(String.format("1,000 people, 8 messages in flight, and %d more who stop reading", SLOW));
		Figures.line("p99 without them", "ms", without);
		Figures.line("p99 with them", "ms", with);
		Figures.line("of them disconnected at the end", "", cutOff);
		Figures.ratio("with / without", "floor 1.20, aim 1.05", ratios);
	}

	/** They stop when everything is warm, just before it is measured. */
	private List<Step> round(Maru maru, int slow) throws IOException, InterruptedException {
		return this.load.run(maru, "connect=" + Settings.PEOPLE, "run=8:" + Settings.WARM_UP_SECONDS + ":0.1",
				"stall=" + slow, "run=8:0.1:" + LONGER * this.settings.seconds(), "leave");
	}

	private static double p99(List<Step> steps) {
		return steps.get(steps.size() - 2).get("p99");
	}

}
