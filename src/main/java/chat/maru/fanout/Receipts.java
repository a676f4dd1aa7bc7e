package chat.maru.fanout;

import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;
import org.springframework.web.socket.TextMessage;

/**
 * RECEIPT frames (STOMP 1.2, "RECEIPT"), written as they are and handed to the session's
 * outlet: there is one for every post, and the writer of the log sends them.
 */
@Component
public class Receipts {

	private final Outlets outlets;

	Receipts(Outlets outlets) {
		this.outlets = outlets;
	}

	/**
	 * Say that a frame has done what it was to do. A session that has ended is not told.
	 */
	public void send(@Nullable String session, String receipt) {
		if (session != null) {
			this.outlets.find(session)
				.ifPresent((outlet) -> outlet
					.sendMessage(new TextMessage("RECEIPT\nreceipt-id:" + escape(receipt) + "\n\n\0")));
		}
	}

	/** What may not stand in a header (STOMP 1.2, "Value Encoding"). */
	private static String escape(String value) {
		if (value.chars().noneMatch((c) -> c == '\\' || c == ':' || c == '\n' || c == '\r')) {
			return value;
		}
		return value.replace("\\", "\\\\").replace(":", "\\c").replace("\n", "\\n").replace("\r", "\\r");
	}

}
