package chat.maru.fanout;

import org.springframework.stereotype.Component;
import org.springframework.web.socket.CloseStatus;

/** Ends sessions that may no longer be there. */
@Component
public class Disconnections {

	private static final CloseStatus ACCESS_ENDED = CloseStatus.POLICY_VIOLATION.withReason("access-ended");

	private final Outlets outlets;

	Disconnections(Outlets outlets) {
		this.outlets = outlets;
	}

	/** End a session: no event goes to it from now on. */
	public void cut(String session) {
		this.outlets.find(session).ifPresent((outlet) -> outlet.close(ACCESS_ENDED));
	}

}
