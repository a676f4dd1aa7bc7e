package chat.maru.bench.crowd;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import chat.maru.bench.Figures;
import chat.maru.bench.load.Step;

/**
 * Sends messages that go to every client, half of them on each node, and measures how
 * long a message takes to the other node.
 */
final class TwoNodes {

	private static final int ROUNDS = 5;

	/** One on each node, who post in turn. */
	private static final int PAIR = 2;

	private final Settings settings;

	private final LoadProcess load;

	private final List<Contender> servers;

	private final Rounds eight;

	private final Rounds one;

	private final Map<String, List<Step>> pairs = new LinkedHashMap<>();

	TwoNodes(Settings settings, LoadProcess load, List<Contender> servers) {
		this.settings = settings;
		this.load = load;
		this.servers = servers;
		String title = String.format("%,d people in one room on two nodes, ", settings.people());
		this.eight = new Rounds(title + "8 messages in flight", new Goal(Column.RATE, "socket.io", 2, 4));
		this.one = new Rounds(title + "1 message in flight");
	}

	void run() throws IOException, InterruptedException {
		for (Contender server : this.servers) {
			// Not counted: the JVM compiles code after it has run for a while.
			this.load.run(server, "connect=" + this.settings.people(), run(8), run(1), "leave");
		}
		for (int round = 0; round < this.settings.rounds(ROUNDS); round++) {
			for (Contender server : this.servers) {
				room(server);
				pair(server);
			}
		}
		this.eight.print();
		this.one.print();
		printPairs();
	}

	private void room(Contender server) throws IOException, InterruptedException {
		List<Step> steps = this.load.run(server, "connect=" + this.settings.people(), "idle=1", run(8), run(1),
				"leave");
		double accept = steps.get(0).get("server-cpu") / this.settings.people() * 1e3;
		// The memory of a connection is measured by another benchmark.
		List<Step> runs = runs(steps).stream()
			.map((run) -> run.add(Column.ACCEPT_MILLIS, accept).add(Column.CONNECTION_KIB, Double.NaN))
			.toList();
		this.eight.add(server.name(), runs.get(0));
		this.one.add(server.name(), runs.get(1));
	}

	private void pair(Contender server) throws IOException, InterruptedException {
		List<Step> steps = this.load.run(server, "connect=" + PAIR, "idle=1", run(1), "leave");
		this.pairs.computeIfAbsent(server.name(), (name) -> new ArrayList<>()).addAll(runs(steps));
	}

	private String run(int inFlight) {
		return "run=" + inFlight + ':' + Settings.WARM_UP_SECONDS + ':' + this.settings.seconds();
	}

	private static List<Step> runs(List<Step> steps) {
		return steps.stream().filter((step) -> step.name().equals("run")).toList();
	}

	private void printPairs() {
		Figures.title("From the post to the delivery, one user on each node, 1 message in flight");
		this.pairs.forEach((server, runs) -> {
			for (String quantile : List.of("p50", "p90")) {
				double[] same = figures(runs, "same-node-" + quantile);
				double[] other = figures(runs, "other-node-" + quantile);
				double[] more = new double[same.length];
				for (int round = 0; round < more.length; round++) {
					more[round] = other[round] - same[round];
				}
				Figures.line(server + ", on the same node, " + quantile, "ms", same);
				Figures.line(server + ", on the other node, " + quantile, "ms", other);
				Figures.line(server + ", later on the other node, " + quantile, "ms", more);
			}
		});
		System.out.println("Goal: 3 ms later at p50 (floor), 1 ms (aim)");
	}

	private static double[] figures(List<Step> runs, String figure) {
		return runs.stream().mapToDouble((run) -> run.get(figure)).toArray();
	}

}
