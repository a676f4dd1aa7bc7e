package chat.maru.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * The packaged server in a process of its own, which can be killed and started again at
 * the same address with the same data. Closing it ends the process, and so does the end
 * of the JVM that started it.
 */
public final class ServerProcess implements AutoCloseable {

	private static final Duration LONGEST_START = Duration.ofSeconds(120);

	private static final Duration LONGEST_STOP = Duration.ofSeconds(60);

	private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();

	static {
		Runtime.getRuntime().addShutdownHook(new Thread(() -> RUNNING.forEach(Process::destroyForcibly)));
	}

	private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

	private final Path data;

	private final List<String> arguments;

	private final int port = freePort();

	private Map<String, String> environment = Map.of();

	private @Nullable Process process;

	/**
	 * Creates a server that is not started yet.
	 * @param data its data folder; its output is stored next to it
	 * @param arguments more arguments, such as {@code --maru.guests.enabled=false}
	 */
	public ServerProcess(Path data, String... arguments) {
		this.data = data;
		this.arguments = List.of(arguments);
	}

	/**
	 * Below the range of ports for outgoing connections. Otherwise a client that connects
	 * to the port while the server is down could get the same port as its own, and would
	 * be connected to itself.
	 */
	private static int freePort() {
		for (int attempt = 0; attempt < 100; attempt++) {
			int port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
			try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
				return socket.getLocalPort();
			}
			catch (IOException ex) {
				// The port is in use.
			}
		}
		throw new IllegalStateException("No free port between 20,000 and 32,000");
	}

	/** Its address, which never changes: {@code http://localhost:PORT}. */
	public URI address() {
		return URI.create("http://localhost:" + this.port);
	}

	/** For requests to it. */
	public Http http() {
		return new Http(address().toString());
	}

	/** Sets variables that its next processes have in addition to those of this one. */
	public void environment(Map<String, String> variables) {
		this.environment = Map.copyOf(variables);
	}

	/**
	 * Starts it and waits until it accepts requests.
	 * @throws IllegalStateException if it is running already or does not start
	 */
	public ServerProcess start() {
		if (this.process != null && this.process.isAlive()) {
			throw new IllegalStateException("It is running");
		}
		List<String> command = new ArrayList<>(PackagedJar.prepared().command());
		command.addAll(List.of("--server.port=" + this.port, "--server.address=127.0.0.1", "--maru.data=" + this.data));
		command.addAll(this.arguments);
		try {
			ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
			builder.environment().putAll(this.environment);
			Process started = builder.start();
			RUNNING.add(started);
			started.onExit().thenAccept(RUNNING::remove);
			this.process = started;
			Awaitility.await()
				.atMost(LONGEST_START)
				.pollDelay(Duration.ZERO)
				.pollInterval(Duration.ofMillis(50))
				.until(() -> ready() || !started.isAlive());
			if (!started.isAlive()) {
				throw new IllegalStateException(
						"The server ended with " + started.exitValue() + ":\n" + Files.readString(log()));
			}
			return this;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private boolean ready() throws InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(address().resolve("/actuator/health/readiness"))
			.timeout(Duration.ofSeconds(10))
			.build();
		try {
			return this.http.send(request, BodyHandlers.discarding()).statusCode() == 200;
		}
		catch (IOException ex) {
			return false;
		}
	}

	/** Its output, over all its starts. */
	public Path log() {
		return this.data.resolveSibling(this.data.getFileName() + ".log");
	}

	/** Ends it with SIGKILL and waits until it has ended. */
	public void kill() {
		end(running().destroyForcibly());
	}

	/**
	 * Stops it with SIGTERM and waits until it has ended.
	 * @return its exit code
	 */
	public int terminate() {
		Process process = running();
		process.destroy();
		return end(process);
	}

	/** Suspends it with SIGSTOP. It keeps its connections and does nothing. */
	public void suspend() {
		signal("-STOP");
	}

	/** Ends {@link #suspend()}. */
	public void resume() {
		signal("-CONT");
	}

	private void signal(String signal) {
		try {
			Process kill = new ProcessBuilder("kill", signal, String.valueOf(running().pid())).start();
			if (kill.waitFor() != 0) {
				throw new IllegalStateException("kill " + signal + " ended with " + kill.exitValue());
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted", ex);
		}
	}

	private Process running() {
		if (this.process == null) {
			throw new IllegalStateException("It was not started");
		}
		return this.process;
	}

	private int end(Process process) {
		try {
			if (!process.waitFor(LONGEST_STOP.toSeconds(), TimeUnit.SECONDS)) {
				process.destroyForcibly();
				throw new IllegalStateException("The server did not end; it printed " + log());
			}
			return process.exitValue();
		}
		catch (InterruptedException ex) {
			process.destroyForcibly();
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted while the server was ending", ex);
		}
	}

	@Override
	public void close() {
		if (this.process != null && this.process.isAlive()) {
			kill();
		}
	}

}
