package chat.maru.bench.crowd;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import chat.maru.bench.BenchDatabase;
import chat.maru.bench.Server;

/**
 * Two nodes of Maru on one PostgreSQL server, compared with two processes of socket.io
 * that tell each other through Redis. Needs the tests' libraries.
 */
public final class ClusterBenchmark {

	private static final int NODES = 2;

	private static final String SOCKET_IO = "socket.io";

	private final Settings settings = Settings.of(System.getenv());

	private final Path folder;

	/**
	 * Creates the benchmark.
	 * @param folder a folder on the disk that is measured
	 */
	public ClusterBenchmark(Path folder) throws IOException {
		this.folder = Files.createTempDirectory(folder, "cluster");
	}

	public void run() throws Exception {
		Path people = this.folder.resolve("people");
		boolean compared = this.settings.peers().contains(SOCKET_IO) && Peer.install();
		try (BenchDatabase database = BenchDatabase.postgresql(this.folder); Cluster maru = maru(database)) {
			Guests.make(((Maru) maru.nodes().get(0)).server().address(), this.settings.people(), people);
			LoadProcess load = new LoadProcess(this.settings.java(), people);
			if (!compared) {
				new TwoNodes(this.settings, load, List.of(maru)).run();
				return;
			}
			try (RedisProcess redis = RedisProcess.start(this.folder); Cluster socketIo = socketIo(redis)) {
				new TwoNodes(this.settings, load, List.of(maru, socketIo)).run();
			}
		}
	}

	/** Kills one of the nodes of Maru. */
	public void kill() throws Exception {
		Path people = this.folder.resolve("people");
		int crowd = Math.max(Settings.PEOPLE, this.settings.crowd());
		try (BenchDatabase database = BenchDatabase.postgresql(this.folder); Cluster maru = maru(database)) {
			Guests.make(((Maru) maru.nodes().get(0)).server().address(), crowd, people);
			new NodeDeath(this.settings, new LoadProcess(this.settings.java(), people), maru, database).run();
		}
	}

	/**
	 * Without the limit of messages, because in one part two users post all the time.
	 */
	private Cluster maru(BenchDatabase database) throws IOException, InterruptedException {
		List<String> arguments = new ArrayList<>(List.of(database.settings()));
		arguments.add("--maru.limits.messages-per-second=0");
		List<Contender> nodes = new ArrayList<>();
		for (int node = 1; node <= NODES; node++) {
			nodes.add(Maru.start(this.settings, this.folder.resolve("node-" + node), Server.freePort(),
					arguments.toArray(String[]::new)));
		}
		return new Cluster(Maru.NAME, nodes, database.processes());
	}

	private Cluster socketIo(RedisProcess redis) throws IOException {
		List<Contender> nodes = new ArrayList<>();
		for (int node = 1; node <= NODES; node++) {
			nodes.add(Peer.start(SOCKET_IO, "socketio-redis.js", redis.url()));
		}
		return new Cluster(SOCKET_IO, nodes, List.of(redis.pid()));
	}

}
