package chat.maru.sockjs;

import java.io.IOException;

import org.jspecify.annotations.Nullable;

import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.sockjs.SockJsException;
import org.springframework.web.socket.sockjs.frame.SockJsFrame;
import org.springframework.web.socket.sockjs.frame.SockJsFrameFormat;

/**
 * The close frame of a session over HTTP. A client that has no request open when its
 * session is closed gets the frame as the answer to its next one. Spring would answer "Go
 * away!", whatever the reason was.
 */
final class LastFrame {

	private volatile @Nullable SockJsFrame frame;

	void set(CloseStatus status) {
		this.frame = SockJsFrame.closeFrame(status.getCode(), status.getReason());
	}

	/**
	 * Answers a request with the frame.
	 * @return false if the session was not closed by the server
	 */
	boolean write(ServerHttpResponse response, SockJsFrameFormat format, String session) {
		SockJsFrame last = this.frame;
		if (last == null) {
			return false;
		}
		try {
			response.getBody().write(format.format(last).getBytes(SockJsFrame.CHARSET));
			return true;
		}
		catch (IOException ex) {
			throw new SockJsException("The close frame was not sent", session, ex);
		}
	}

}
