package chat.maru.fanout;

import java.util.stream.LongStream;

/** Which schedules are played. */
final class Seeds {

	private static final String ONE = "maru.schedule.seed";

	private static final String MANY = "maru.schedule.seeds";

	private Seeds() {
	}

	/** The one that is asked for, or as many as are asked for, or as many as usual. */
	static LongStream chosen(long usual) {
		Long one = Long.getLong(ONE);
		return (one != null) ? LongStream.of(one) : LongStream.rangeClosed(1, Long.getLong(MANY, usual));
	}

	/** How to play one again. */
	static String replay(long seed) {
		return "Seed " + seed + ", alone with -D" + ONE + '=' + seed;
	}

}
