package chat.maru.socket;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.UUID;
import java.util.concurrent.CompletionException;

import chat.maru.support.Maru;
import chat.maru.support.MaruTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/** Pages of other sites cannot connect, except those that the operator has named. */
@MaruTest
class OriginTests {

	private final HttpClient http = HttpClient.newHttpClient();

	@Autowired
	private Maru maru;

	@ParameterizedTest
	@ValueSource(strings = { "https://evil.example", "http://localhost", "https://intranet.example.evil.example",
			"http://intranet.example", "https://intranet.example:8443", "null" })
	void otherSitesAreRefusedByEveryTransport(String origin) throws Exception {
		assertThat(handshake("/ws", origin)).isEqualTo(403);
		assertThat(handshake("/ws/000/" + session() + "/websocket", origin)).isEqualTo(403);
		assertThat(status("/ws/info", null, origin)).isEqualTo(403);
		assertThat(options("/ws/info", origin)).isEqualTo(403);
		assertThat(status("/ws/000/" + session() + "/xhr", "", origin)).isEqualTo(403);
		assertThat(status("/ws/000/" + session() + "/xhr_streaming", "", origin)).isEqualTo(403);
		String session = session();
		assertThat(status("/ws/000/" + session + "/xhr", "", null)).isEqualTo(200);
		assertThat(status("/ws/000/" + session + "/xhr_send", "[\"x\"]", origin)).isEqualTo(403);
	}

	@Test
	void theConfiguredOriginsAndTheServersOwnAreAccepted() throws Exception {
		for (String origin : new String[] { MaruTest.ALLOWED_ORIGIN, this.maru.url() }) {
			assertThat(handshake("/ws", origin)).isEqualTo(101);
			assertThat(handshake("/ws/000/" + session() + "/websocket", origin)).isEqualTo(101);
			assertThat(status("/ws/info", null, origin)).isEqualTo(200);
			assertThat(options("/ws/info", origin)).isEqualTo(204);
			assertThat(status("/ws/000/" + session() + "/xhr_streaming", "", origin)).isEqualTo(200);
			String session = session();
			assertThat(status("/ws/000/" + session + "/xhr", "", origin)).isEqualTo(200);
			assertThat(status("/ws/000/" + session + "/xhr_send", "[\"\\n\"]", origin)).isEqualTo(204);
		}
	}

	@Test
	void aStreamAsksProxiesNotToBufferIt() throws Exception {
		String path = "/ws/000/" + session() + "/xhr_streaming";
		var stream = this.http.send(
				HttpRequest.newBuilder(URI.create(this.maru.url() + path)).POST(BodyPublishers.ofString("")).build(),
				BodyHandlers.ofInputStream());
		try (InputStream in = stream.body()) {
			assertThat(stream.headers().firstValue("X-Accel-Buffering")).hasValue("no");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "eventsource", "htmlfile", "jsonp", "xhr", "xhr_streaming", "jsonp_send" })
	void otherTransportsAreNotFound(String transport) throws Exception {
		assertThat(status("/ws/000/" + session() + '/' + transport + "?c=x", null, null)).isIn(404, 405);
	}

	private int handshake(String path, String origin) {
		try {
			WebSocket socket = this.http.newWebSocketBuilder()
				.header("Origin", origin)
				.buildAsync(URI.create("ws://localhost:" + this.maru.port() + path), new WebSocket.Listener() {
				})
				.join();
			socket.abort();
			return 101;
		}
		catch (CompletionException ex) {
			if (ex.getCause() instanceof WebSocketHandshakeException refused) {
				return refused.getResponse().statusCode();
			}
			throw ex;
		}
	}

	/**
	 * As the page checks why no transport works: with the only method that sends an
	 * origin and opens no connection.
	 */
	private int options(String path, String origin) throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(URI.create(this.maru.url() + path))
			.method("OPTIONS", BodyPublishers.noBody())
			.header("Origin", origin)
			.build();
		return this.http.send(request, BodyHandlers.discarding()).statusCode();
	}

	/** Does not read the body, because a stream does not end. */
	private int status(String path, @Nullable String body, @Nullable String origin)
			throws IOException, InterruptedException {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(this.maru.url() + path));
		if (origin != null) {
			request.header("Origin", origin);
		}
		if (body != null) {
			request.POST(BodyPublishers.ofString(body));
		}
		var response = this.http.send(request.build(), BodyHandlers.ofInputStream());
		try (InputStream in = response.body()) {
			return response.statusCode();
		}
	}

	private static String session() {
		return UUID.randomUUID().toString();
	}

}
