package chat.maru.fanout;

import java.util.stream.LongStream;

/** The seeds of the schedules that are run. */
final class Seeds {

	private static final String ONE = "maru.schedule.seed";

	private static final String MANY = "maru.schedule.seeds";

	private Seeds() {
	}

	/** The seed in the system property, or the given number of seeds. */
	static LongStream chosen(long usual) {
		Long one = Long.getLong(ONE);
		return (one != null) ? LongStream.of(one) : LongStream.rangeClosed(1, Long.getLong(MANY, usual));
	}

	/** How to repeat a schedule. */
	static String replay(long seed) {
		return "Seed " + seed + ", alone with -D" + ONE + '=' + seed;
	}

}
