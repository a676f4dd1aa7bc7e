package chat.maru.support;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import jakarta.websocket.ContainerProvider;
import jakarta.websocket.WebSocketContainer;

import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.web.client.RestClient;
import org.springframework.web.socket.client.WebSocketClient;
import org.springframework.web.socket.client.standard.StandardWebSocketClient;
import org.springframework.web.socket.messaging.WebSocketStompClient;
import org.springframework.web.socket.sockjs.client.RestClientXhrTransport;
import org.springframework.web.socket.sockjs.client.SockJsClient;
import org.springframework.web.socket.sockjs.client.WebSocketTransport;
import org.springframework.web.socket.sockjs.transport.TransportType;

import static org.assertj.core.api.Assertions.assertThat;

/** The transports of the chat. */
public enum Transport {

	NATIVE("ws", webSocket()),

	SOCKJS_WEBSOCKET("http", new SockJsClient(List.of(new WebSocketTransport(webSocket())))),

	XHR_STREAMING("http", new SockJsClient(List.of(new Only(TransportType.XHR_STREAMING)))),

	XHR_POLLING("http", new SockJsClient(List.of(new Only(TransportType.XHR))));

	private static final String CLIENT_LOG = "org.springframework.web.socket.sockjs.client";

	private static final int LARGEST_MESSAGE = 4 << 20;

	private static final Duration LONGEST_CHECK = Duration.ofMinutes(2);

	private static final TaskScheduler SCHEDULER = scheduler();

	private final String scheme;

	private final WebSocketClient client;

	Transport(String scheme, WebSocketClient client) {
		this.scheme = scheme;
		this.client = client;
	}

	/**
	 * Runs a check over every transport at the same time, and fails if one of them fails.
	 * For checks that mostly wait.
	 */
	public static void atOnce(Consumer<Transport> check) {
		List<CompletableFuture<Void>> checks = Arrays.stream(values())
			.map((transport) -> CompletableFuture.runAsync(() -> check.accept(transport),
					(task) -> new Thread(task, "over-" + transport).start()))
			.toList();
		assertThat(checks).allSatisfy((running) -> assertThat(running).succeedsWithin(LONGEST_CHECK));
	}

	String url(int port) {
		return this.scheme + "://localhost:" + port + "/ws";
	}

	/**
	 * The client with its log disabled, so that all logged lines are the server's. This
	 * cannot be a test property: a server that ends in this process resets all log
	 * levels.
	 */
	WebSocketClient client() {
		LoggingSystem.get(getClass().getClassLoader()).setLogLevel(CLIENT_LOG, LogLevel.OFF);
		return this.client;
	}

	WebSocketStompClient stompClient() {
		WebSocketStompClient stomp = new WebSocketStompClient(client());
		stomp.setInboundMessageSizeLimit(LARGEST_MESSAGE);
		stomp.setTaskScheduler(SCHEDULER);
		stomp.setDefaultHeartbeat(new long[] { 0, 0 });
		return stomp;
	}

	private static WebSocketClient webSocket() {
		WebSocketContainer container = ContainerProvider.getWebSocketContainer();
		container.setDefaultMaxTextMessageBufferSize(LARGEST_MESSAGE);
		return new StandardWebSocketClient(container);
	}

	private static TaskScheduler scheduler() {
		ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();
		scheduler.setDaemon(true);
		scheduler.initialize();
		return scheduler;
	}

	/**
	 * One HTTP transport, without falling back to another one, which would hide a
	 * failure.
	 */
	private static final class Only extends RestClientXhrTransport {

		private final TransportType type;

		Only(TransportType type) {
			super(RestClient.builder()
				.requestFactory(new JdkClientHttpRequestFactory(HttpClient.newHttpClient()))
				.build());
			this.type = type;
		}

		@Override
		public List<TransportType> getTransportTypes() {
			return List.of(this.type);
		}

	}

}
