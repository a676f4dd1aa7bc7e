package chat.maru.fanout;

import org.springframework.stereotype.Component;
import org.springframework.web.socket.CloseStatus;

/** Ends sessions that may no longer be there, or what they may no longer read. */
@Component
public class Disconnections {

	private static final CloseStatus ACCESS_ENDED = CloseStatus.POLICY_VIOLATION.withReason("access-ended");

	private final Outlets outlets;

	Disconnections(Outlets outlets) {
		this.outlets = outlets;
	}

	/** End what a session reads of a room: none of its events goes to it from now on. */
	public void leave(String session, String room) {
		this.outlets.find(session).ifPresent((outlet) -> outlet.leave(room));
	}

	/** End a session: no event goes to it from now on. */
	public void cut(String session) {
		this.outlets.find(session).ifPresent((outlet) -> outlet.close(ACCESS_ENDED));
	}

}
