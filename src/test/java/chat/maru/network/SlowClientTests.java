package chat.maru.network;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import chat.maru.support.Waiting;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Blocker;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

/** A server with fewer threads than slow clients. */
class SlowClientTests {

	private static final int THREADS = 10;

	private static final int CLIENTS = 30;

	private static final int LARGE = 3_000_000;

	/** The size of the system's buffers, which by default take several megabytes. */
	private static final int SMALL = 8_192;

	private static final FairShares PLENTY = new FairShares(1_000_000_000, 1_000_000_000);

	private static final FairShares NOTHING = new FairShares(0, 0);

	private final List<Socket> sockets = new ArrayList<>();

	private final HttpClient http = HttpClient.newHttpClient();

	private final Server server = new Server(new QueuedThreadPool(THREADS));

	private final ServerConnector connector = new ServerConnector(this.server, 1, 1);

	@AfterEach
	void stop() throws Exception {
		for (Socket socket : this.sockets) {
			socket.close();
		}
		this.server.stop();
	}

	@Test
	void slowBodiesTakeNoThreads() throws Exception {
		start(PLENTY, PLENTY, PLENTY);
		for (int i = 0; i < CLIENTS; i++) {
			send("POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nthe beginning");
		}
		assertThat(post("quick").body()).isEqualTo("quick");
	}

	@Test
	void unreadAnswersTakeNoThreads() throws Exception {
		start(PLENTY, PLENTY, PLENTY);
		for (int i = 0; i < CLIENTS; i++) {
			send("GET /large HTTP/1.1\r\nHost: localhost\r\n\r\n");
		}
		assertThat(post("quick").body()).isEqualTo("quick");
	}

	@Test
	void bodiesAndAnswersArriveCompletely() throws Exception {
		start(PLENTY, PLENTY, PLENTY);
		String body = "0123456789".repeat(50_000);
		assertThat(post(body).body()).isEqualTo(body);
	}

	@Test
	void anAnswerArrivesCompletelyWithoutMemoryForIt() throws Exception {
		start(PLENTY, NOTHING, PLENTY);
		String body = "0123456789".repeat(50_000);
		assertThat(post(body).body()).isEqualTo(body);
	}

	@Test
	void withoutMemoryAndThreadsTheConnectionIsClosed() throws Exception {
		start(PLENTY, NOTHING, NOTHING);
		Socket socket = send("GET /large HTTP/1.1\r\nHost: localhost\r\n\r\n");
		assertThat(socket.getInputStream().read()).isNegative();
	}

	@Test
	void withoutMemoryABodyIsRefused() throws Exception {
		start(NOTHING, PLENTY, PLENTY);
		HttpResponse<String> answer = post("anything");
		assertThat(answer.statusCode()).isEqualTo(503);
		assertThat(answer.headers().firstValue("Retry-After")).isPresent();
	}

	/** A reset of the connection would hide the answer. */
	@ParameterizedTest
	@ValueSource(strings = { "", "Content-Encoding: gzip\r\n" })
	void aClientThatIsStillSendingSeesTheRefusal(String field) throws Exception {
		start(PLENTY, PLENTY, PLENTY);
		Socket socket = send(head(10_000_000, field));
		socket.getOutputStream().write(new byte[10_000_000]);
		assertThat(answer(socket)).startsWith(field.isEmpty() ? "HTTP/1.1 413 " : "HTTP/1.1 415 ");
	}

	@Test
	void theRefusalDoesNotWaitForTheBody() throws Exception {
		start(PLENTY, PLENTY, PLENTY);
		Socket socket = send(head(10_000_000, ""));
		assertThat(answer(socket)).startsWith("HTTP/1.1 413 ");
	}

	@Test
	void aClientThatAsksFirstNeedNotSendTheBody() throws Exception {
		start(PLENTY, PLENTY, PLENTY);
		Socket socket = send(head(10_000_000, "Expect: 100-continue\r\n"));
		assertThat(answer(socket)).startsWith("HTTP/1.1 413 ").contains("Connection: close");
	}

	@Test
	void aRefusedBodyIsNotReadForEver() throws Exception {
		start(PLENTY, PLENTY, PLENTY);
		Socket socket = send(head(1_000_000_000_000L, ""));
		assertThatIOException().isThrownBy(() -> {
			for (long sent = 0; sent < 10 * DiscardedBody.MAX_BYTES; sent += SMALL) {
				socket.getOutputStream().write(new byte[SMALL]);
			}
		});
	}

	@Test
	void memoryAndThreadsAreReleased() throws Exception {
		FairShares bodies = new FairShares(1_000_000, 1_000_000);
		FairShares answers = new FairShares(10_000_000, 10_000_000);
		start(bodies, answers, PLENTY);
		post("0123456789".repeat(10_000));
		Socket half = send("POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nthe beginning");
		Socket unread = send("GET /large HTTP/1.1\r\nHost: localhost\r\n\r\n");
		Waiting.await().until(() -> bodies.taken() > 0 && answers.taken() > 0);
		half.close();
		unread.close();
		Waiting.await().until(() -> bodies.taken() == 0 && answers.taken() == 0);
	}

	private void start(FairShares bodies, FairShares answers, FairShares threads) throws Exception {
		this.connector.setAcceptedSendBufferSize(SMALL);
		this.server.addConnector(this.connector);
		this.server.setHandler(new BufferedRequests((request) -> 1_000_000, bodies,
				new BufferedResponses(answers, threads, new Answers())));
		this.server.start();
	}

	private Socket send(String request) throws IOException {
		Socket socket = new Socket();
		this.sockets.add(socket);
		socket.setReceiveBufferSize(SMALL);
		socket.connect(new InetSocketAddress("localhost", this.connector.getLocalPort()));
		socket.setSoTimeout(20_000);
		socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
		return socket;
	}

	private static String head(long length, String fields) {
		return "POST /echo HTTP/1.1\r\nHost: localhost\r\n%sContent-Length: %d\r\n\r\n".formatted(fields, length);
	}

	/** Reads the head of an answer. */
	private static String answer(Socket socket) throws IOException {
		BufferedReader reader = new BufferedReader(
				new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
		return reader.lines().takeWhile((line) -> !line.isEmpty()).collect(Collectors.joining("\n"));
	}

	private HttpResponse<String> post(String body) throws Exception {
		HttpRequest request = HttpRequest
			.newBuilder(URI.create("http://localhost:" + this.connector.getLocalPort() + "/echo"))
			.timeout(Duration.ofSeconds(10))
			.POST(BodyPublishers.ofString(body))
			.build();
		return this.http.send(request, BodyHandlers.ofString());
	}

	/** Reads and writes with blocking calls, as servlets do. */
	private static final class Answers extends Handler.Abstract {

		private final Blocker.Shared blocker = new Blocker.Shared();

		@Override
		public boolean handle(Request request, Response response, Callback callback) throws Exception {
			String text = Request.getPathInContext(request).equals("/large") ? "x".repeat(LARGE)
					: Content.Source.asString(request);
			for (int at = 0; at < text.length(); at += 32_768) {
				String part = text.substring(at, Math.min(text.length(), at + 32_768));
				try (Blocker.Callback blocker = this.blocker.callback()) {
					Content.Sink.write(response, false, part, blocker);
					blocker.block();
				}
			}
			response.write(true, null, callback);
			return true;
		}

	}

}
