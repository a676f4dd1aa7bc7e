package chat.maru.attack;

import java.net.URI;
import java.time.Duration;

/**
 * An attack on a server by a client without an account. It ends by itself and closes what
 * it opened.
 */
interface Attack {

	/**
	 * Attacks a server on this machine.
	 * @param time how long, at most a few seconds
	 */
	void run(URI server, Duration time) throws Exception;

}
