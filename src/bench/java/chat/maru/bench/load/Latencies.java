package chat.maru.bench.load;

import java.util.Arrays;

/** A histogram of latencies with an error of 1.6 percent: 64 steps for each doubling. */
final class Latencies {

	private static final int STEP_BITS = 6;

	private static final int STEPS = 1 << STEP_BITS;

	private final long[] counts = new long[STEPS * Long.SIZE];

	private long count;

	private long longest;

	void record(long nanos) {
		this.counts[index(nanos)]++;
		this.count++;
		this.longest = Math.max(this.longest, nanos);
	}

	private static int index(long nanos) {
		if (nanos < STEPS) {
			return (int) Math.max(0, nanos);
		}
		int shift = Long.SIZE - 1 - STEP_BITS - Long.numberOfLeadingZeros(nanos);
		return (shift + 1) * STEPS + (int) (nanos >>> shift) - STEPS;
	}

	/** The quantile in milliseconds. */
	double quantile(double share) {
		long below = 0;
		for (int i = 0; i < this.counts.length; i++) {
			below += this.counts[i];
			if (below >= share * this.count) {
				return Math.min(nanos(i), this.longest) / 1e6;
			}
		}
		return 0;
	}

	/** The middle of a step. */
	private static double nanos(int index) {
		if (index < STEPS) {
			return index;
		}
		int shift = index / STEPS - 1;
		return (index % STEPS + STEPS + 0.5) * (1L << shift);
	}

	double longest() {
		return this.longest / 1e6;
	}

	long count() {
		return this.count;
	}

	void clear() {
		Arrays.fill(this.counts, 0);
		this.count = 0;
		this.longest = 0;
	}

}
