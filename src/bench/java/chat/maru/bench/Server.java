package chat.maru.bench;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import chat.maru.bench.load.ProcessFigures;

/** The packaged server in a process of its own, started as users do. */
public final class Server implements AutoCloseable {

	private static final long START_TIMEOUT = TimeUnit.SECONDS.toNanos(120);

	static final HttpClient HTTP = HttpClient.newHttpClient();

	private final Process process;

	private final URI address;

	private final double readyAfterMillis;

	private Server(Process process, URI address, double readyAfterMillis) {
		this.process = process;
		this.address = address;
		this.readyAfterMillis = readyAfterMillis;
	}

	/** Starts the server with limits disabled and an empty data folder. */
	static Server start(Path java, Path folder, String... jvmArguments) throws IOException, InterruptedException {
		return start(java, List.of(jvmArguments), System.getProperty("maru.jar"), folder);
	}

	/** The same with this jar and further command line arguments. */
	static Server start(Path java, List<String> jvmArguments, String jar, Path folder, String... settings)
			throws IOException, InterruptedException {
		List<String> all = new ArrayList<>(List.of("--maru.limits.messages-per-second=0",
				"--maru.limits.connections-per-person=0", "--maru.limits.guests-per-minute=0"));
		all.addAll(List.of(settings));
		return start(java, jvmArguments, jar, Files.createTempDirectory(folder, "data"), freePort(),
				all.toArray(String[]::new));
	}

	/**
	 * Starts the server and waits until it is ready.
	 * @param data the data folder; the log is written next to it
	 * @param settings command line arguments
	 */
	public static Server start(Path java, List<String> jvmArguments, Path data, int port, String... settings)
			throws IOException, InterruptedException {
		return start(java, jvmArguments, System.getProperty("maru.jar"), data, port, settings);
	}

	private static Server start(Path java, List<String> jvmArguments, String jar, Path data, int port,
			String... settings) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(List.of(java.toString()));
		command.addAll(jvmArguments);
		command.addAll(List.of("-jar", jar, "--server.port=" + port,
				"--maru.data=" + data));
		command.addAll(List.of(settings));
		long begun = System.nanoTime();
		Process process = new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(Redirect.appendTo(data.resolveSibling(data.getFileName() + ".log").toFile()))
			.start();
		Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
		URI address = URI.create("http://127.0.0.1:" + port);
		while (!ready(address)) {
			if (!process.isAlive() || System.nanoTime() - begun > START_TIMEOUT) {
				process.destroyForcibly();
				throw new IOException("The server did not start; see " + data.getParent());
			}
			TimeUnit.MILLISECONDS.sleep(10);
		}
		return new Server(process, address, (System.nanoTime() - begun) / 1e6);
	}

	public static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
	}

	private static boolean ready(URI address) throws InterruptedException {
		try {
			HttpRequest request = HttpRequest.newBuilder(address.resolve("/actuator/health/readiness"))
				.timeout(Duration.ofSeconds(10))
				.build();
			return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
		}
		catch (IOException ex) {
			return false;
		}
	}

	public static String join(URI address, String name) throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(address.resolve("/api/guests"))
			.header("Content-Type", "application/json")
			.POST(BodyPublishers.ofString("{\"name\":\"" + name + "\"}"))
			.build();
		String body = HTTP.send(request, BodyHandlers.ofString()).body();
		return Api.string("token", body);
	}

	public URI address() {
		return this.address;
	}

	double readyAfterMillis() {
		return this.readyAfterMillis;
	}

	/** CPU time so far. */
	public double cpuSeconds() {
		return this.process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1e3;
	}

	/** Resident memory in MB (10^6 bytes) on Linux; 0 on other systems. */
	double residentMegabytes() throws IOException {
		return Files.exists(Path.of("/proc/self")) ? new ProcessFigures(List.of(pid())).residentKib() * 1024 / 1e6 : 0;
	}

	public long pid() {
		return this.process.pid();
	}

	/** Kills the server, like a power failure. */
	public void kill() {
		this.process.destroyForcibly().onExit().join();
	}

	@Override
	public void close() {
		this.process.destroy();
		this.process.onExit().completeOnTimeout(this.process, 30, TimeUnit.SECONDS).join().destroyForcibly();
	}

}
