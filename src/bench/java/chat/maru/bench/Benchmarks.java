package chat.maru.bench;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import chat.maru.MaruApplication;
import chat.maru.bench.crowd.ClusterBenchmark;
import chat.maru.bench.crowd.CrowdBenchmarks;
import chat.maru.bench.page.FirstVisit;
import chat.maru.bench.page.PageOfManyRooms;
import chat.maru.bench.page.RoomChange;
import chat.maru.fanout.PresenceBytes;
import chat.maru.log.GroupCommit;
import chat.maru.message.HistoryPages;
import chat.maru.message.ReactionStorm;
import chat.maru.message.SmallChanges;
import chat.maru.search.SearchPages;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/**
 * Runs the benchmarks named, or all: posts, single, commit, changes, reactions, history, search, page,
 * switch, visit, presence, cluster, death, start, and those of {@link CrowdBenchmarks}. See
 * docs/performance.md.
 */
public final class Benchmarks {

	private Benchmarks() {
	}

	public static void main(String[] arguments) throws Exception {
		Set<String> names = new HashSet<>(List.of(arguments));
		if (names.isEmpty()) {
			names.addAll(List.of("posts", "single", "commit", "changes", "reactions", "history", "search", "page", "switch", "visit",
					"presence", "cluster", "death", "start"));
			names.addAll(CrowdBenchmarks.NAMES);
		}
		// Next to the jar, because a folder for temporary files may be in memory.
		Path folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "bench-");
		try {
			Machine.print(folder);
			overTheWire(folder, names);
			inTheProcess(folder, names);
			if (names.contains("page")) {
				new PageOfManyRooms(javas().get(0), serverJvm(), folder, setting("BENCH_MESSAGES", 100_000),
						setting("BENCH_REQUESTS", 200))
					.run();
			}
			if (names.contains("switch")) {
				new RoomChange(javas().get(0), serverJvm(), folder).run();
			}
			if (names.contains("visit")) {
				new FirstVisit(javas().get(0), serverJvm(), folder).run();
			}
			if (names.contains("presence")) {
				new PresenceBytes().run();
			}
			CrowdBenchmarks.run(folder, names);
			if (names.contains("cluster")) {
				new ClusterBenchmark(folder).run();
			}
			if (names.contains("death")) {
				new ClusterBenchmark(folder).kill();
			}
			if (names.contains("start")) {
				new Starts(folder, javas()).run();
			}
			System.out.printf("%nLoad at the end: %.1f%n", Machine.load());
		}
		finally {
			FileSystemUtils.deleteRecursively(folder);
		}
	}

	private static void overTheWire(Path folder, Set<String> names) throws Exception {
		if (!names.contains("posts") && !names.contains("single")) {
			return;
		}
		try (BenchDatabase database = BenchDatabase.start(folder);
				Server server = Server.start(javas().get(0), serverJvm(), System.getProperty("maru.jar"), folder,
						database.settings())) {
			OverTheWire posts = new OverTheWire(folder, server);
			if (names.contains("posts")) {
				posts.manyPosters();
			}
			if (names.contains("single")) {
				posts.onePoster();
			}
		}
	}

	private static void inTheProcess(Path folder, Set<String> names) throws Exception {
		if (Stream.of("commit", "changes", "reactions", "history", "search").noneMatch(names::contains)) {
			return;
		}
		try (BenchDatabase database = BenchDatabase.start(folder);
				ConfigurableApplicationContext context = run(folder, database)) {
			int port = ((WebServerApplicationContext) context).getWebServer().getPort();
			URI address = URI.create("http://127.0.0.1:" + port);
			if (names.contains("commit")) {
				new GroupCommit(context).run();
			}
			if (names.contains("changes")) {
				new SmallChanges(context).run();
			}
			if (names.contains("reactions")) {
				new ReactionStorm(context).run();
			}
			if (names.contains("history")) {
				new HistoryPages(context, address, Server.join(address, "Reader")).run();
			}
			if (names.contains("search")) {
				Server.join(address, "Searcher");
				new SearchPages(context, "Searcher", setting("BENCH_SEARCH_MESSAGES", 1_000_000)).run();
			}
		}
	}

	private static ConfigurableApplicationContext run(Path folder, BenchDatabase database) {
		List<String> settings = new ArrayList<>(List.of("--server.port=0",
				"--maru.data=" + folder.resolve("in-the-process"), "--logging.level.root=warn"));
		settings.addAll(List.of(database.settings()));
		return SpringApplication.run(MaruApplication.class, settings.toArray(String[]::new));
	}

	/** The JVM flags of the server. */
	private static List<String> serverJvm() {
		return Stream.of(System.getProperty("server.jvm", "").split(" ")).filter((flag) -> !flag.isEmpty()).toList();
	}

	private static int setting(String name, int usual) {
		return Integer.parseInt(System.getenv().getOrDefault(name, String.valueOf(usual)));
	}

	/** The Java that runs this process, and those in JAVA_HOMES. */
	private static List<Path> javas() {
		String homes = System.getenv().getOrDefault("JAVA_HOMES", System.getProperty("java.home"));
		return Stream.of(homes.split(":")).map((home) -> Path.of(home, "bin", "java")).toList();
	}

}
