package chat.maru.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;

import com.sun.management.OperatingSystemMXBean;

/** Posts over the whole path, from the socket to the disk and back, on loopback. */
final class OverTheWire {

	private static final int POSTERS = 64;

	private static final int ROUNDS = 5;

	private static final double SECONDS = 4;

	private static final int SINGLE_POSTS = 200;

	private final Path folder;

	private final Server server;

	OverTheWire(Path folder, Server server) {
		this.folder = folder;
		this.server = server;
	}

	void manyPosters() throws IOException, InterruptedException {
		Figures.title("Durable posts over STOMP, " + POSTERS + " posters that wait for each RECEIPT, " + SECONDS
				+ " s a round");
		OperatingSystemMXBean here = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
		double[] rates = new double[ROUNDS];
		double[] serverCpu = new double[ROUNDS];
		double[] posterCpu = new double[ROUNDS];
		double[] medians = new double[ROUNDS];
		double[] slowest = new double[ROUNDS];
		try (Posters posters = new Posters(this.server.address(), POSTERS, "Many")) {
			posters.run(3 * SECONDS);
			for (int round = 0; round < ROUNDS; round++) {
				double serverBefore = this.server.cpuSeconds();
				long hereBefore = here.getProcessCpuTime();
				long begun = System.nanoTime();
				List<Double> micros = posters.run(SECONDS);
				double seconds = (System.nanoTime() - begun) / 1e9;
				double[] each = micros.stream().mapToDouble(Double::doubleValue).toArray();
				rates[round] = each.length / seconds;
				serverCpu[round] = (this.server.cpuSeconds() - serverBefore) / seconds;
				posterCpu[round] = (here.getProcessCpuTime() - hereBefore) / 1e9 / seconds;
				medians[round] = Figures.median(each) / 1e3;
				slowest[round] = Figures.quantile(0.99, each) / 1e3;
			}
		}
		Figures.line("Rate", "posts/s", rates);
		Figures.line("RECEIPT after, median", "ms", medians);
		Figures.line("RECEIPT after, 99 of 100", "ms", slowest);
		Figures.line("Server's CPU", "cores", serverCpu);
		Figures.line("Posters' CPU", "cores", posterCpu);
		Figures.ratio("Rate / 10,000", Figures.median(rates) / 10_000, ">= 1 x");
	}

	void onePoster() throws IOException, InterruptedException {
		Figures.title("One poster, " + SINGLE_POSTS + " posts and writes to the disk a round");
		double[] receipts = new double[ROUNDS];
		double[] writes = new double[ROUNDS];
		try (Posters poster = new Posters(this.server.address(), 1, "One"); Disk disk = new Disk(this.folder)) {
			round(poster, disk, new double[SINGLE_POSTS], new double[SINGLE_POSTS]);
			for (int round = 0; round < ROUNDS; round++) {
				double[] receipt = new double[SINGLE_POSTS];
				double[] write = new double[SINGLE_POSTS];
				round(poster, disk, receipt, write);
				receipts[round] = Figures.median(receipt);
				writes[round] = Figures.median(write);
			}
		}
		Figures.line("RECEIPT after, median", "us", receipts);
		Figures.line("4 KiB written and on disk (fdatasync), median", "us", writes);
		Figures.ratio("RECEIPT / disk", Figures.median(receipts) / Figures.median(writes), "<= 2 x");
	}

	/** In turns, so that both run under the same conditions of disk and machine. */
	private static void round(Posters poster, Disk disk, double[] receipt, double[] write) throws IOException {
		for (int i = 0; i < SINGLE_POSTS; i++) {
			receipt[i] = poster.run(0).get(0);
			write[i] = disk.write();
		}
	}

}
