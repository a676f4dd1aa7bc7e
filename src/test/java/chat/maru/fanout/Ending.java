package chat.maru.fanout;

import java.util.Random;

/** How a connection of a {@link Reader} ends. */
enum Ending {

	/** It does not. */
	NEVER,

	/** Broken off, part of what was under way has come. */
	CUT,

	/** The transport throws when it is asked to write. */
	BROKEN,

	/** The reader takes nothing any more, until it is disconnected. */
	STUCK,

	/** The reader asks for more than may wait. */
	GREEDY,

	/** The reader goes, perhaps in the middle of what it missed. */
	LEFT,

	/** The server closes it. */
	CLOSED;

	static Ending draw(Random random) {
		return values()[1 + random.nextInt(values().length - 1)];
	}

}
