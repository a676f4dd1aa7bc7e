package chat.maru.fanout;

import org.eclipse.jetty.websocket.core.CloseStatus;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.OpCode;

/**
 * A close frame after which the connection stays open until the client has answered. For
 * nearly all codes, Jetty would cut the connection without waiting, and a client that is
 * writing at that moment would see a broken connection before it reads the frame.
 */
final class ClosingFrame extends Frame implements CloseStatus.Supplier {

	/**
	 * Creates a frame.
	 * @param status the code and the reason that the client reads
	 */
	ClosingFrame(org.springframework.web.socket.CloseStatus status) {
		super(OpCode.CLOSE, new CloseStatus(status.getCode(), status.getReason()).asPayloadBuffer());
	}

	/** The status by which Jetty decides whether to wait for the answer. */
	@Override
	public CloseStatus getCloseStatus() {
		return CloseStatus.NORMAL_STATUS;
	}

}
