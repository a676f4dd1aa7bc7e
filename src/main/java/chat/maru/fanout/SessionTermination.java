package chat.maru.fanout;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;
import org.springframework.web.socket.CloseStatus;

/** Ends sessions whose access has ended, or their subscriptions to a room. */
@Component
public class SessionTermination {

	private static final CloseStatus ACCESS_ENDED = CloseStatus.POLICY_VIOLATION.withReason("access-ended");

	private final Outlets outlets;

	SessionTermination(Outlets outlets) {
		this.outlets = outlets;
	}

	/**
	 * Ends a session's subscriptions to a room. No further event of the room goes to it.
	 */
	public void leave(String session, String room) {
		this.outlets.find(session).ifPresent((outlet) -> outlet.leave(room));
	}

	/** Closes a session whose access has ended. No further event goes to it. */
	public void cut(String session) {
		close(session, ACCESS_ENDED);
	}

	/**
	 * Closes a session of an account or address that was banned. The close reason is the
	 * code and, after a space, the time when the ban ends.
	 * @param code {@code account-banned} or {@code address-banned}
	 * @param until when the ban ends; null for never
	 */
	public void ban(String session, String code, @Nullable Instant until) {
		close(session, CloseStatus.POLICY_VIOLATION.withReason((until != null) ? code + " " + until : code));
	}

	/**
	 * Closes all sessions of this node, because it is unknown whose access has ended. The
	 * clients connect again.
	 */
	public void closeAll() {
		this.outlets.closeAll(CloseStatus.SERVICE_RESTARTED);
	}

	private void close(String session, CloseStatus status) {
		this.outlets.find(session).ifPresent((outlet) -> outlet.close(status));
	}

}
