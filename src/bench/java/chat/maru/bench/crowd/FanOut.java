package chat.maru.bench.crowd;

import java.io.IOException;
import java.util.List;

import chat.maru.bench.load.Step;

/** Sends messages that go to every client. */
final class FanOut {

	private static final int ROUNDS = 5;

	private static final int LARGE_ROUNDS = 3;

	private final Settings settings;

	private final LoadProcess load;

	private final List<Contender> servers;

	private final Connections connections;

	FanOut(Settings settings, LoadProcess load, List<Contender> servers) {
		this.settings = settings;
		this.load = load;
		this.servers = servers;
		this.connections = new Connections(settings, load);
	}

	void run() throws IOException, InterruptedException {
		this.connections.measure(this.servers);
		this.connections.print();
		Rounds eight = new Rounds("1,000 people in one room, 8 messages in flight", new Goal(Column.RATE, "ws", 3, 5),
				new Goal(Column.RATE, "socket.io", 3, 6), new Goal(Column.P99, "ws", 0.6, 0.25));
		Rounds one = new Rounds("1,000 people in one room, 1 message in flight", new Goal(Column.CPU, "ws", 1.1, 0.8));
		measure(Settings.PEOPLE, this.settings.rounds(ROUNDS), eight, one);
		eight.print();
		one.print();
		if (this.settings.crowd() > 0) {
			Rounds large = new Rounds(
					String.format("%,d people in one room, 8 messages in flight", this.settings.crowd()),
					new Goal(Column.RATE, "ws", 3.5, 6));
			measure(this.settings.crowd(), this.settings.rounds(LARGE_ROUNDS), large);
			large.print();
		}
	}

	private void measure(int people, int rounds, Rounds eight, Rounds... one) throws IOException, InterruptedException {
		for (int round = 0; round < rounds; round++) {
			for (Contender server : this.servers) {
				List<Step> runs = round(server, people, one.length > 0);
				eight.add(server.name(), runs.get(0));
				if (one.length > 0) {
					one[0].add(server.name(), runs.get(1));
				}
			}
		}
	}

	private List<Step> round(Contender server, int people, boolean alsoOne) throws IOException, InterruptedException {
		String connect = "connect=" + people;
		List<Step> steps = alsoOne ? this.load.run(server, connect, "idle=1", run(8), run(1), "leave")
				: this.load.run(server, connect, "idle=1", run(8), "leave");
		double accept = steps.get(0).get("server-cpu") / people * 1e3;
		return steps.stream()
			.filter((step) -> step.name().equals("run"))
			.map((run) -> run.add(Column.ACCEPT_MILLIS, accept)
				.add(Column.CONNECTION_KIB, this.connections.resident(server)))
			.toList();
	}

	private String run(int inFlight) {
		return "run=" + inFlight + ':' + Settings.WARM_UP_SECONDS + ':' + this.settings.seconds();
	}

}
