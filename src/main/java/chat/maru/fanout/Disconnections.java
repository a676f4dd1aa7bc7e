package chat.maru.fanout;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

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
		close(session, ACCESS_ENDED);
	}

	/**
	 * End a session of an account or address that was banned. The close reason is the
	 * code and, after a space, the time when the ban ends.
	 * @param code {@code account-banned} or {@code address-banned}
	 * @param until when the ban ends; null for never
	 */
	public void ban(String session, String code, @Nullable Instant until) {
		close(session, CloseStatus.POLICY_VIOLATION.withReason((until != null) ? code + " " + until : code));
	}

	private void close(String session, CloseStatus status) {
		this.outlets.find(session).ifPresent((outlet) -> outlet.close(status));
	}

}
