package chat.maru.fanout;

import java.util.Random;

/** How a connection of a {@link Reader} ends. */
enum Ending {

	/** It does not end. */
	NEVER,

	/** The connection breaks; a part of the present write has arrived. */
	CUT,

	/** The transport throws an exception when it is asked to write. */
	BROKEN,

	/** The reader stops reading until it is disconnected. */
	STUCK,

	/** The reader requests more than may wait. */
	GREEDY,

	/** The reader disconnects, perhaps while catching up. */
	LEFT,

	/** The server closes the connection. */
	CLOSED;

	static Ending draw(Random random) {
		return values()[1 + random.nextInt(values().length - 1)];
	}

}
