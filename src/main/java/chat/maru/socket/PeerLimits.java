package chat.maru.socket;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import chat.maru.network.Peer;
import chat.maru.network.Peers;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.server.HandshakeInterceptor;

/**
 * Refuses a handshake, or a new SockJS session, while there are too many connections
 * whose client has not authenticated. The answer is a few bytes long and nothing is
 * logged, because under attack this happens thousands of times.
 */
class PeerLimits implements HandshakeInterceptor {

	/** In seconds. By then most of the present clients have authenticated. */
	private static final String RETRY_AFTER = "5";

	private static final byte[] TOO_MANY = "{\"status\":503,\"code\":\"too-many-connections\",\"detail\":\"There are too many new connections; try again later.\"}"
		.getBytes(StandardCharsets.US_ASCII);

	private static final byte[] TOO_MANY_FROM_ADDRESS = "{\"status\":429,\"code\":\"too-many-connections\",\"detail\":\"There are too many new connections from your address; try again later.\"}"
		.getBytes(StandardCharsets.US_ASCII);

	private final Peers peers;

	PeerLimits(Peers peers) {
		this.peers = peers;
	}

	@Override
	public boolean beforeHandshake(ServerHttpRequest request, ServerHttpResponse response, WebSocketHandler handler,
			Map<String, Object> attributes) throws IOException {
		Peer peer = this.peers.from(((ServletServerHttpRequest) request).getServletRequest().getRemoteAddr());
		return switch (peer.room()) {
			case FREE -> {
				peer.putInto(attributes);
				yield true;
			}
			case NONE_FOR_ADDRESS -> refuse(response, HttpStatus.TOO_MANY_REQUESTS, TOO_MANY_FROM_ADDRESS);
			case NONE -> refuse(response, HttpStatus.SERVICE_UNAVAILABLE, TOO_MANY);
		};
	}

	private static boolean refuse(ServerHttpResponse response, HttpStatus status, byte[] problem) throws IOException {
		response.setStatusCode(status);
		response.getHeaders().set(HttpHeaders.RETRY_AFTER, RETRY_AFTER);
		response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
		response.getBody().write(problem);
		return false;
	}

	@Override
	public void afterHandshake(ServerHttpRequest request, ServerHttpResponse response, WebSocketHandler handler,
			@Nullable Exception failure) {
	}

}
