package chat.maru.fanout;

import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;
import org.springframework.web.socket.TextMessage;

/**
 * Sends RECEIPT frames (STOMP 1.2, "RECEIPT"). They are encoded here and handed to the
 * session's outlet, because every post gets one and they are sent from the thread that
 * writes the log.
 */
@Component
public class Receipts {

	private final Outlets outlets;

	Receipts(Outlets outlets) {
		this.outlets = outlets;
	}

	/** Acknowledges a frame. Does nothing if the session has ended. */
	public void send(@Nullable String session, String receipt) {
		if (session != null) {
			this.outlets.find(session)
				.ifPresent((outlet) -> outlet
					.sendMessage(new TextMessage("RECEIPT\nreceipt-id:" + escape(receipt) + "\n\n\0")));
		}
	}

	/**
	 * Escapes the characters that a header must not contain (STOMP 1.2, "Value
	 * Encoding").
	 */
	private static String escape(String value) {
		if (value.chars().noneMatch((c) -> c == '\\' || c == ':' || c == '\n' || c == '\r')) {
			return value;
		}
		return value.replace("\\", "\\\\").replace(":", "\\c").replace("\n", "\\n").replace("\r", "\\r");
	}

}
