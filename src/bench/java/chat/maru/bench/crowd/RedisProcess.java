package chat.maru.bench.crowd;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import chat.maru.bench.Server;
import redis.embedded.core.ExecutableProvider;

/**
 * A Redis server that stores nothing: {@code redis-server} on the PATH, or the one of the
 * tests.
 */
final class RedisProcess implements AutoCloseable {

	private static final String EXECUTABLE = "redis-server";

	private static final long START_TIMEOUT = TimeUnit.SECONDS.toNanos(20);

	private final Process process;

	private final int port;

	private RedisProcess(Process process, int port) {
		this.process = process;
		this.port = port;
	}

	/**
	 * Starts the server and waits until it accepts connections.
	 * @param folder a folder for its files
	 */
	static RedisProcess start(Path folder) throws IOException, InterruptedException {
		int port = Server.freePort();
		Process process = new ProcessBuilder(executable(folder), "--port", String.valueOf(port), "--bind", "127.0.0.1",
				"--save", "", "--appendonly", "no")
			.directory(folder.toFile())
			.redirectErrorStream(true)
			.redirectOutput(Redirect.to(folder.resolve("redis.log").toFile()))
			.start();
		Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
		long begun = System.nanoTime();
		while (!accepts(port)) {
			if (!process.isAlive() || System.nanoTime() - begun > START_TIMEOUT) {
				process.destroyForcibly();
				throw new IOException("Redis did not start; see " + folder);
			}
			TimeUnit.MILLISECONDS.sleep(10);
		}
		return new RedisProcess(process, port);
	}

	private static String executable(Path folder) throws IOException {
		for (Path path : Stream.of(System.getenv("PATH").split(File.pathSeparator)).map(Path::of).toList()) {
			if (Files.isExecutable(path.resolve(EXECUTABLE))) {
				return path.resolve(EXECUTABLE).toString();
			}
		}
		return ExecutableProvider.newJarResourceProvider(folder.toFile()).get().getAbsolutePath();
	}

	private static boolean accepts(int port) {
		try (Socket socket = new Socket("127.0.0.1", port)) {
			return socket.isConnected();
		}
		catch (IOException ex) {
			return false;
		}
	}

	String url() {
		return "redis://127.0.0.1:" + this.port;
	}

	long pid() {
		return this.process.pid();
	}

	@Override
	public void close() {
		this.process.destroy();
		this.process.onExit().join();
	}

}
