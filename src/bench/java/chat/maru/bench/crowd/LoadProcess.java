package chat.maru.bench.crowd;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import chat.maru.bench.load.Load;
import chat.maru.bench.load.Step;

/** The load generator's process. It is started again for each server and round. */
final class LoadProcess {

	private final Path java;

	private final Path people;

	LoadProcess(Path java, Path people) {
		this.java = java;
		this.people = people;
	}

	List<Step> run(Contender server, String... steps) throws IOException, InterruptedException {
		return run(server, (step) -> {
		}, steps);
	}

	/**
	 * Runs some steps.
	 * @param watcher called with each step when it is done
	 */
	List<Step> run(Contender server, Consumer<Step> watcher, String... steps) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(List.of(this.java.toString(), "-XX:+UseSerialGC", "-Xmx512m", "-cp",
				System.getProperty("java.class.path"), Load.class.getName(), server.name(),
				commas(server.ports()), commas(server.pids()), this.people.toString()));
		command.addAll(List.of(steps));
		Process process = new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
		Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
		List<Step> done = new ArrayList<>();
		try (BufferedReader lines = process.inputReader()) {
			for (String line = lines.readLine(); line != null; line = lines.readLine()) {
				Step step = Step.parse(line);
				done.add(step);
				watcher.accept(step);
			}
		}
		if (process.waitFor() != 0) {
			throw new IOException("The round with " + server.name() + " failed");
		}
		return done;
	}

	private static String commas(List<?> values) {
		return values.stream().map(String::valueOf).collect(Collectors.joining(","));
	}

}
