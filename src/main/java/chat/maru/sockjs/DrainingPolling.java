package chat.maru.sockjs;

import java.io.IOException;
import java.util.Map;

import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.sockjs.SockJsException;
import org.springframework.web.socket.sockjs.frame.SockJsFrameFormat;
import org.springframework.web.socket.sockjs.transport.SockJsServiceConfig;
import org.springframework.web.socket.sockjs.transport.handler.XhrPollingTransportHandler;
import org.springframework.web.socket.sockjs.transport.session.AbstractHttpSockJsSession;
import org.springframework.web.socket.sockjs.transport.session.PollingSockJsSession;

/** XHR polling with sessions that report when all messages are sent. */
final class DrainingPolling extends XhrPollingTransportHandler {

	@Override
	public void handleRequestInternal(ServerHttpRequest request, ServerHttpResponse response,
			AbstractHttpSockJsSession session) throws SockJsException {
		if (session.isNew() || session.isActive()) {
			super.handleRequestInternal(request, response, session);
		}
		else {
			// It may be closed by now.
			session.handleSuccessiveRequest(request, response, getFrameFormat(request));
		}
	}

	@Override
	public PollingSockJsSession createSession(String sessionId, WebSocketHandler handler,
			Map<String, Object> attributes) {
		return new Session(sessionId, getServiceConfig(), handler, attributes);
	}

	private static final class Session extends PollingSockJsSession implements DrainingSession {

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
