package chat.maru.attack;

import java.net.URI;
import java.time.Duration;

/**
 * What one client without an account can do to a server. An attack ends by itself and
 * closes what it opened.
 */
interface Attack {

	/**
	 * Attack a server on this machine.
	 * @param time how long, at most a few seconds
	 */
	void run(URI server, Duration time) throws Exception;

}
