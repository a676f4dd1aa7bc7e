package chat.maru.bench.crowd;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A plain relay that runs on Node, from src/bench/peers. */
final class Peer implements Contender {

	private static final Path FOLDER = Path.of("src/bench/peers");

	private final String name;

	private final Process process;

	private final int port;

	private Peer(String name, Process process, int port) {
		this.name = name;
		this.process = process;
		this.port = port;
	}

	/**
	 * Installs the versions in package-lock.json, unless they are installed already.
	 * @return whether Node is available to run them
	 */
	static boolean install() throws InterruptedException {
		try {
			Path installed = FOLDER.resolve("node_modules/.package-lock.json");
			Path wanted = FOLDER.resolve("package-lock.json");
			if (!Files.exists(installed)
					|| Files.getLastModifiedTime(installed).compareTo(Files.getLastModifiedTime(wanted)) < 0) {
				run("npm", "ci", "--no-audit", "--no-fund");
			}
			run("node", "--version");
			return true;
		}
		catch (IOException ex) {
			System.out.println("Measuring only Maru, because Node or npm is missing: " + ex.getMessage());
			return false;
		}
	}

	private static void run(String... command) throws IOException, InterruptedException {
		Process process = new ProcessBuilder(command).directory(FOLDER.toFile()).redirectErrorStream(true).start();
		String said = new String(process.getInputStream().readAllBytes());
		if (process.waitFor() != 0) {
			throw new IOException(String.join(" ", command) + ": " + said);
		}
	}

	/**
	 * Starts a relay.
	 * @param script its script in the folder
	 * @param arguments the script's arguments
	 */
	static Peer start(String name, String script, String... arguments) throws IOException {
		List<String> command = new ArrayList<>(List.of("node", script));
		command.addAll(List.of(arguments));
		Process process = new ProcessBuilder(command).directory(FOLDER.toFile())
			.redirectError(Redirect.INHERIT)
			.start();
		Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
		BufferedReader said = process.inputReader();
		String port = said.readLine();
		if (port == null) {
			throw new IOException(name + " did not start");
		}
		return new Peer(name, process, Integer.parseInt(port));
	}

	@Override
	public String name() {
		return this.name;
	}

	@Override
	public List<Integer> ports() {
		return List.of(this.port);
	}

	@Override
	public List<Long> pids() {
		return List.of(this.process.pid());
	}

	@Override
	public void close() {
		this.process.destroy();
		this.process.onExit().join();
	}

}
