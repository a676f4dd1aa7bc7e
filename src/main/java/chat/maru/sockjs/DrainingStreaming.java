package chat.maru.sockjs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.sockjs.SockJsException;
import org.springframework.web.socket.sockjs.frame.SockJsFrameFormat;
import org.springframework.web.socket.sockjs.transport.SockJsServiceConfig;
import org.springframework.web.socket.sockjs.transport.SockJsSession;
import org.springframework.web.socket.sockjs.transport.handler.XhrStreamingTransportHandler;
import org.springframework.web.socket.sockjs.transport.session.AbstractHttpSockJsSession;
import org.springframework.web.socket.sockjs.transport.session.StreamingSockJsSession;

/** XHR streaming with sessions that report when all messages are sent. */
final class DrainingStreaming extends XhrStreamingTransportHandler {

	/**
	 * 2,048 bytes that make old browsers start to read, as the SockJS protocol requires.
	 */
	private static final byte[] PRELUDE = ("h".repeat(2048) + '\n').getBytes(StandardCharsets.US_ASCII);

	/** Tells nginx not to buffer the stream; it would wait for several KB. */
	@Override
	public void handleRequestInternal(ServerHttpRequest request, ServerHttpResponse response,
			AbstractHttpSockJsSession session) throws SockJsException {
		response.getHeaders().set("X-Accel-Buffering", "no");
		if (session.isNew() || session.isActive()) {
			super.handleRequestInternal(request, response, session);
		}
		else {
			// It may be closed by now.
			session.handleSuccessiveRequest(request, response, getFrameFormat(request));
		}
	}

	@Override
	public boolean checkSessionType(SockJsSession session) {
		return session instanceof Session;
	}

	@Override
	public StreamingSockJsSession createSession(String sessionId, WebSocketHandler handler,
			Map<String, Object> attributes) {
		return new Session(sessionId, getServiceConfig(), handler, attributes);
	}

	private static final class Session extends StreamingSockJsSession implements DrainingSession {

		private final Drain drain = new Drain();

		private final OpenRequest request = new OpenRequest();

		private final LastFrame last = new LastFrame();

		Session(String sessionId, SockJsServiceConfig config, WebSocketHandler handler,
				Map<String, Object> attributes) {
			super(sessionId, config, handler, attributes);
		}

		@Override
		public void whenDrained(Runnable task) {
			this.drain.await(task, getMessageCache());
		}

		@Override
		protected byte[] getPrelude(ServerHttpRequest request) {
			return PRELUDE;
		}

		@Override
		public void handleInitialRequest(ServerHttpRequest request, ServerHttpResponse response,
				SockJsFrameFormat format) {
			super.handleInitialRequest(this.request.begin(request), response, format);
		}

		@Override
		public void handleSuccessiveRequest(ServerHttpRequest request, ServerHttpResponse response,
				SockJsFrameFormat format) {
			synchronized (this.responseLock) {
				if (this.last.write(response, format, getId())) {
					return;
				}
				super.handleSuccessiveRequest(this.request.begin(request), response, format);
				if (!isActive()) {
					this.request.end();
				}
			}
		}

		@Override
		protected void resetRequest() {
			synchronized (this.responseLock) {
				super.resetRequest();
				this.request.end();
			}
		}

		/** A request either is open when the session is closed, or finds the frame. */
		@Override
		public void end(CloseStatus status) throws IOException {
			synchronized (this.responseLock) {
				this.last.set(status);
			}
			close(status);
		}

		@Override
		public void abort() {
			this.request.abort();
		}

		@Override
		protected void flushCache() {
			super.flushCache();
			this.drain.check(getMessageCache());
		}

	}

}
