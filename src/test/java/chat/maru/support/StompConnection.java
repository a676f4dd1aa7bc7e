package chat.maru.support;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.jspecify.annotations.Nullable;

/**
 * A STOMP connection over a WebSocket, without Spring. Frames are read on the calling
 * thread.
 */
public final class StompConnection implements AutoCloseable {

	private static final long LONGEST_WAIT_SECONDS = 30;

	private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

	private final Reader reader;

	private final WebSocket socket;

	private StompConnection(WebSocket socket, Reader reader) {
		this.socket = socket;
		this.reader = reader;
	}

	/**
	 * Connects and waits for CONNECTED.
	 * @throws IOException if the server is down or ends the connection meanwhile
	 */
	public static StompConnection open(URI server, String token) throws IOException, InterruptedException {
		Reader reader = new Reader();
		URI endpoint = URI.create("ws://" + server.getAuthority() + "/ws");
		StompConnection connection = new StompConnection(
				get(HTTP.newWebSocketBuilder().subprotocols("v12.stomp").buildAsync(endpoint, reader)), reader);
		connection.send("CONNECT",
				Map.of("accept-version", "1.2", "host", "localhost", "Authorization", "Bearer " + token), "");
		StompFrame connected = connection.next(LONGEST_WAIT_SECONDS * 1_000);
		if (connected == null || !connected.command().equals("CONNECTED")) {
			throw new IOException("Not connected but " + connected);
		}
		return connection;
	}

	private static <T> T get(CompletionStage<T> stage) throws IOException, InterruptedException {
		try {
			return stage.toCompletableFuture().get(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
		}
		catch (ExecutionException | TimeoutException ex) {
			throw new IOException(ex);
		}
	}

	/** The header values must need no escaping. */
	public void send(String command, Map<String, String> headers, String body)
			throws IOException, InterruptedException {
		StringBuilder frame = new StringBuilder(command).append('\n');
		headers.forEach((name, value) -> frame.append(name).append(':').append(value).append('\n'));
		try {
			get(this.socket.sendText(frame.append('\n').append(body).append('\0'), true));
		}
		catch (IOException ex) {
			Integer code = this.reader.closeCode;
			throw (code != null) ? new Closed(code) : ex;
		}
	}

	/**
	 * The next frame, or null if none arrived in time.
	 * @throws Closed if the connection has ended and all frames were read
	 */
	public @Nullable StompFrame next(long millis) throws Closed, InterruptedException {
		StompFrame frame = this.reader.arrived.poll(millis, TimeUnit.MILLISECONDS);
		if (frame != null && frame.command().equals(Closed.COMMAND)) {
			throw new Closed(Integer.parseInt(frame.body()));
		}
		return frame;
	}

	@Override
	public void close() {
		this.socket.abort();
	}

	/** The other side, or the network, has gone. */
	public static final class Closed extends IOException {

		private static final String COMMAND = "(closed)";

		/** The code for a connection that ended without a close frame (RFC 6455). */
		public static final int ABNORMAL = 1006;

		private final int code;

		Closed(int code) {
			super("Closed with " + code);
			this.code = code;
		}

		public int code() {
			return this.code;
		}

	}

	/** Assembles the parts of messages and parses their frames. */
	private static final class Reader implements WebSocket.Listener {

		private final BlockingQueue<StompFrame> arrived = new LinkedBlockingQueue<>();

		private final StringBuilder text = new StringBuilder();

		private volatile @Nullable Integer closeCode;

		@Override
		public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
			this.text.append(data);
			for (int end = this.text.indexOf("\0"); end >= 0; end = this.text.indexOf("\0")) {
				this.arrived.add(StompFrame.parse(this.text.substring(0, end).stripLeading()));
				this.text.delete(0, end + 1);
			}
			socket.request(1);
			return null;
		}

		@Override
		public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
			closed(code);
			return null;
		}

		@Override
		public void onError(WebSocket socket, Throwable error) {
			closed(Closed.ABNORMAL);
		}

		private void closed(int code) {
			this.closeCode = code;
			this.arrived.add(new StompFrame(Closed.COMMAND, Map.of(), String.valueOf(code)));
		}

	}

}
