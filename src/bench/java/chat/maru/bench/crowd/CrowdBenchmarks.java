package chat.maru.bench.crowd;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import chat.maru.bench.Machine;
import chat.maru.bench.Server;

/**
 * Runs the benchmarks of many users that are named, or all of them. Needs only a JDK and
 * the packaged server.
 */
public final class CrowdBenchmarks {

	/** The names of the benchmarks. */
	public static final Set<String> NAMES = Set.of("fanout", "rooms", "connections", "slow", "storm");

	/** Additional accounts for clients that stop reading. */
	private static final int MORE = 100;

	private static final int CONNECTION_ROUNDS = 3;

	private final Settings settings;

	private final Path data;

	private final LoadProcess load;

	/** For users who are in one room each. */
	private final LoadProcess seated;

	private CrowdBenchmarks(Settings settings, Path data, LoadProcess load, LoadProcess seated) {
		this.settings = settings;
		this.data = data;
		this.load = load;
		this.seated = seated;
	}

	public static void main(String[] arguments) throws Exception {
		if (!NAMES.containsAll(List.of(arguments))) {
			throw new IllegalArgumentException("The benchmarks are " + NAMES);
		}
		// Next to the jar, because a folder for temporary files may be in memory.
		Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")).toAbsolutePath(), "bench-");
		try {
			Machine.print(folder);
			run(folder, (arguments.length > 0) ? Set.of(arguments) : NAMES);
			System.out.printf("%nLoad at the end: %.1f%n", Machine.load());
		}
		finally {
			try (Stream<Path> files = Files.walk(folder)) {
				files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
			}
		}
	}

	/**
	 * Runs the named benchmarks of this class.
	 * @param folder the folder for their files
	 */
	public static void run(Path folder, Set<String> names) throws IOException, InterruptedException {
		if (Collections.disjoint(names, NAMES)) {
			return;
		}
		Settings settings = Settings.of(System.getenv());
		Path data = folder.resolve("crowd");
		Path people = folder.resolve("people");
		Path seated = folder.resolve("seated");
		int crowd = Math.max(Settings.PEOPLE, settings.crowd()) + MORE;
		int inRooms = names.contains("rooms") ? settings.rooms() * settings.inEachRoom() : 0;
		try (Maru maru = Maru.start(settings, data, Server.freePort())) {
			URI server = maru.server().address();
			Guests.make(server, Math.max(crowd, inRooms), people);
			if (inRooms > 0) {
				Guests.join(server, people, settings.rooms(), settings.inEachRoom(), seated);
			}
		}
		new CrowdBenchmarks(settings, data, new LoadProcess(settings.java(), people),
				new LoadProcess(settings.java(), seated))
			.run(names);
	}

	private void run(Set<String> names) throws IOException, InterruptedException {
		Settings present = this.settings.peers().isEmpty() || Peer.install() ? this.settings : this.settings.alone();
		if (names.contains("fanout")) {
			try (Contenders contenders = Contenders.start(present, this.data)) {
				new FanOut(present, this.load, contenders.all()).run();
			}
		}
		if (names.contains("rooms")) {
			try (Contenders contenders = Contenders.withRooms(present, this.data)) {
				new ManyRooms(present, this.seated, contenders.all()).run();
			}
		}
		if (names.contains("connections")) {
			connections(present);
		}
		if (names.contains("slow")) {
			try (Maru maru = Maru.start(this.settings, this.data, Server.freePort())) {
				new SlowReaders(this.settings, this.load).run(maru);
			}
		}
		if (names.contains("storm")) {
			try (ReconnectStorm storm = new ReconnectStorm(this.settings, this.load, this.data,
					Maru.start(this.settings, this.data, Server.freePort()))) {
				storm.run();
			}
		}
	}

	private void connections(Settings present) throws IOException, InterruptedException {
		Connections connections = new Connections(present, this.load);
		for (int round = 0; round < present.rounds(CONNECTION_ROUNDS); round++) {
			try (Contenders contenders = Contenders.start(present, this.data)) {
				connections.measure(contenders.all());
			}
		}
		connections.print();
	}

}
