package chat.maru.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The time from the command until the server is ready, and its memory when idle. */
final class Starts {

	private static final String PLAIN = "target/maru.jar";

	private static final int ROUNDS = 3;

	private static final int IDLE_SECONDS = 3;

	private final Path folder;

	private final List<Path> javas;

	Starts(Path folder, List<Path> javas) {
		this.folder = folder;
		this.javas = javas;
	}

	void run() throws IOException, InterruptedException {
		Figures.title("Start of the plain jar with an empty data folder, no flags");
		double[][] ready = new double[this.javas.size()][ROUNDS];
		double[][] resident = new double[this.javas.size()][ROUNDS];
		for (int round = 0; round < ROUNDS; round++) {
			for (int i = 0; i < this.javas.size(); i++) {
				try (Server server = Server.start(this.javas.get(i), List.of(), PLAIN, this.folder)) {
					TimeUnit.SECONDS.sleep(IDLE_SECONDS);
					ready[i][round] = server.readyAfterMillis();
					resident[i][round] = server.residentMegabytes();
				}
			}
		}
		for (int i = 0; i < this.javas.size(); i++) {
			String version = Machine.version(this.javas.get(i));
			Figures.line("Ready, " + version, "ms", ready[i]);
			Figures.line("Resident when idle, " + version, "MB", resident[i]);
		}
	}

}
