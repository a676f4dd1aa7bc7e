package chat.maru.sockjs;

import java.util.Map;

import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.sockjs.frame.SockJsFrameFormat;
import org.springframework.web.socket.sockjs.transport.SockJsServiceConfig;
import org.springframework.web.socket.sockjs.transport.handler.XhrPollingTransportHandler;
import org.springframework.web.socket.sockjs.transport.session.PollingSockJsSession;

/** XHR polling with sessions that report when all messages are sent. */
final class DrainingPolling extends XhrPollingTransportHandler {

	@Override
	public PollingSockJsSession createSession(String sessionId, WebSocketHandler handler,
			Map<String, Object> attributes) {
		return new Session(sessionId, getServiceConfig(), handler, attributes);
	}

	private static final class Session extends PollingSockJsSession implements DrainingSession {

		private final Drain drain = new Drain();

		private final OpenRequest request = new OpenRequest();

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
			super.handleSuccessiveRequest(this.request.begin(request), response, format);
			if (!isActive()) {
				this.request.end();
			}
		}

		@Override
		protected void resetRequest() {
			synchronized (this.responseLock) {
				super.resetRequest();
				this.request.end();
			}
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
