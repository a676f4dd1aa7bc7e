package chat.maru.bench.crowd;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Settings from environment variables, for a short trial.
 *
 * @param rounds BENCH_ROUNDS, the number of rounds; 0 for the default of each benchmark
 * @param seconds BENCH_SECONDS, how long a round measures
 * @param people BENCH_PEOPLE, users in the room of the benchmark of two nodes
 * @param crowd BENCH_CROWD, users in the large room; 0 leaves it out
 * @param rooms BENCH_ROOMS, the number of rooms in the benchmark of many rooms
 * @param inEachRoom BENCH_IN_EACH_ROOM, users in each of them
 * @param peers BENCH_PEERS, the servers that Maru is compared with, separated by commas;
 * {@code none} for none
 * @param java the Java that runs the server
 * @param serverJvm SERVER_JVM, its flags
 */
record Settings(int rounds, double seconds, int people, int crowd, int rooms, int inEachRoom, List<String> peers, Path java, List<String> serverJvm) {

	/** The number of users in a room unless stated otherwise. */
	static final int PEOPLE = 1_000;

	static final double WARM_UP_SECONDS = 4;

	static Settings of(Map<String, String> environment) {
		return new Settings(Integer.parseInt(environment.getOrDefault("BENCH_ROUNDS", "0")),
				Double.parseDouble(environment.getOrDefault("BENCH_SECONDS", "8")),
				Integer.parseInt(environment.getOrDefault("BENCH_PEOPLE", String.valueOf(PEOPLE))),
				Integer.parseInt(environment.getOrDefault("BENCH_CROWD", "9000")),
				Integer.parseInt(environment.getOrDefault("BENCH_ROOMS", "64")),
				Integer.parseInt(environment.getOrDefault("BENCH_IN_EACH_ROOM", "100")),
				list(environment.getOrDefault("BENCH_PEERS", "ws,socket.io").replace("none", ""), ","),
				Path.of(System.getProperty("java.home"), "bin", "java"),
				list(environment.getOrDefault("SERVER_JVM", ""), " "));
	}

	private static List<String> list(String text, String separator) {
		return Stream.of(text.split(separator)).filter((part) -> !part.isBlank()).toList();
	}

	int rounds(int usual) {
		return (this.rounds > 0) ? this.rounds : usual;
	}

	Settings alone() {
		return new Settings(this.rounds, this.seconds, this.people, this.crowd, this.rooms, this.inEachRoom, List.of(), this.java, this.serverJvm);
	}

}
