package chat.maru.bench.crowd;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import chat.maru.bench.load.Step;

/** Many rooms at once. In each of them all users post in turn. */
final class ManyRooms {

	private static final int ROUNDS = 5;

	/** Messages in flight in each room. */
	private static final List<Integer> IN_FLIGHT = List.of(8, 1);

	private final Settings settings;

	private final LoadProcess load;

	private final List<Contender> servers;

	/**
	 * Creates the benchmark.
	 * @param load the load process, whose users are in one room each
	 */
	ManyRooms(Settings settings, LoadProcess load, List<Contender> servers) {
		this.settings = settings;
		this.load = load;
		this.servers = servers;
	}

	void run() throws IOException, InterruptedException {
		Map<Integer, Rounds> inFlight = new LinkedHashMap<>();
		for (int messages : IN_FLIGHT) {
			inFlight.put(messages,
					new Rounds(
							String.format("%,d rooms of %,d people, %d in flight in each", this.settings.rooms(),
									this.settings.inEachRoom(), messages),
							new Goal(Column.RATE, "socket.io", 2, 4)));
		}
		for (int round = 0; round < this.settings.rounds(ROUNDS); round++) {
			for (Contender server : this.servers) {
				for (Step run : round(server)) {
					inFlight.get((int) run.get("in-flight")).add(server.name(), run);
				}
			}
		}
		inFlight.values().forEach(Rounds::print);
	}

	private List<Step> round(Contender server) throws IOException, InterruptedException {
		int people = this.settings.rooms() * this.settings.inEachRoom();
		List<String> steps = new ArrayList<>(List.of("connect=" + people, "idle=1"));
		for (int messages : IN_FLIGHT) {
			steps.add("run=" + messages + ':' + Settings.WARM_UP_SECONDS + ':' + this.settings.seconds());
		}
		steps.add("leave");
		List<Step> taken = this.load.run(server, steps.toArray(String[]::new));
		double accept = taken.get(0).get("server-cpu") / people * 1e3;
		// The memory of a connection is measured by another benchmark.
		return taken.stream()
			.filter((step) -> step.name().equals("run"))
			.map((run) -> run.add(Column.ACCEPT_MILLIS, accept).add(Column.CONNECTION_KIB, Double.NaN))
			.toList();
	}

}
