package chat.maru.sockjs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import chat.maru.network.BoundedBody;
import chat.maru.network.Peer;
import chat.maru.network.TooMuch;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.sockjs.transport.handler.XhrReceivingTransportHandler;
import org.springframework.web.socket.sockjs.transport.session.AbstractHttpSockJsSession;

/**
 * Receives messages in the body of an HTTP request, with the same limits as over a
 * WebSocket. A malformed body is the client's fault and is not logged.
 */
final class ReceivingXhr extends XhrReceivingTransportHandler {

	private static final MediaType TEXT = new MediaType("text", "plain", StandardCharsets.UTF_8);

	@Override
	protected void handleRequestInternal(ServerHttpRequest request, ServerHttpResponse response,
			WebSocketHandler handler, AbstractHttpSockJsSession session) {
		try (BoundedBody body = new BoundedBody(request.getBody(), Peer.of(session.getAttributes()))) {
			String[] messages = getServiceConfig().getMessageCodec().decodeInputStream(body);
			response.setStatusCode(getResponseStatus());
			response.getHeaders().setContentType(TEXT);
			if (messages != null) {
				session.delegateMessages(messages);
			}
		}
		catch (TooMuch ex) {
			response.setStatusCode(
					(ex.of() == TooMuch.Of.SERVER) ? HttpStatus.SERVICE_UNAVAILABLE : HttpStatus.CONTENT_TOO_LARGE);
		}
		catch (IOException ex) {
			response.setStatusCode(HttpStatus.BAD_REQUEST);
		}
	}

}
