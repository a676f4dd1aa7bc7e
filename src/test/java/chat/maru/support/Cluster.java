package chat.maru.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;

/** Two packaged servers on one PostgreSQL database. Limits of rates are off. */
public final class Cluster implements AutoCloseable {

	private String url = Postgres.newDatabase();

	private final ClusterNode a;

	private final ClusterNode b;

	private @Nullable Replica replica;

	/**
	 * Creates two nodes that are not started yet.
	 * @param folder an empty folder, for their output
	 */
	public Cluster(Path folder, String... arguments) {
		String[] all = Stream.concat(Stream.of("--maru.limits.messages-per-second=0",
				"--maru.limits.connections-per-person=0", "--maru.limits.guests-per-minute=0",
				"--maru.limits.changes-per-minute=0", "--maru.limits.searches-per-minute=0"), Stream.of(arguments))
			.toArray(String[]::new);
		this.a = new ClusterNode(folder.resolve("a"), this.url, all);
		this.b = new ClusterNode(folder.resolve("b"), this.url, all);
	}

	/**
	 * The cluster that all tests of this process share, because it takes seconds to
	 * start. A test that stops a node starts it again.
	 */
	public static Cluster shared() {
		return Shared.CLUSTER;
	}

	/** Starts both at the same time. */
	public Cluster start() {
		CompletableFuture<Void> other = CompletableFuture.runAsync(() -> this.b.process().start());
		this.a.process().start();
		other.join();
		return this;
	}

	public ClusterNode a() {
		return this.a;
	}

	public ClusterNode b() {
		return this.b;
	}

	public List<ClusterNode> nodes() {
		return List.of(this.a, this.b);
	}

	/** The database, without a proxy, from a new connection for each statement. */
	public JdbcClient jdbc() {
		return JdbcClient.create(dataSource());
	}

	public DriverManagerDataSource dataSource() {
		return new DriverManagerDataSource(this.url);
	}

	/** Ends all connections to the database. */
	public void terminateBackends() {
		terminateBackends("");
	}

	/** Ends the connections on which the nodes listen to each other. */
	public void terminateListeners() {
		terminateBackends(" and query ilike 'listen %'");
	}

	private void terminateBackends(String which) {
		jdbc()
			.sql("select pg_terminate_backend(pid) from pg_stat_activity "
					+ "where datname = current_database() and pid <> pg_backend_pid()" + which)
			.query()
			.listOfRows();
	}

	/** Sends this to all nodes as another node would. */
	public void notifyNodes(String payload) {
		jdbc().sql("select pg_notify('maru', ?)").param(payload).query().listOfRows();
	}

	/**
	 * Crashes PostgreSQL, and waits until it has recovered. It treats the SIGKILL of one
	 * process as a crash of all.
	 */
	public void crashDatabase() {
		long pid = jdbc().sql("""
				select pid from pg_stat_activity
				where datname = current_database() and pid <> pg_backend_pid() limit 1""").query(Long.class).single();
		ProcessHandle backend = ProcessHandle.of(pid).orElseThrow();
		backend.destroyForcibly();
		backend.onExit().join();
		Waiting.await().ignoreExceptions().until(() -> jdbc().sql("select 1").query(Long.class).single() == 1);
	}

	/** Makes a replica of PostgreSQL, which has what was committed until now. */
	public void replicate() throws SQLException {
		try (Connection primary = dataSource().getConnection()) {
			this.replica = new Replica(primary);
		}
	}

	/**
	 * Replaces PostgreSQL by the replica. It stays in use afterwards. Both nodes are cut
	 * off until their proxies pass again.
	 */
	public void failOver() {
		Replica next = Objects.requireNonNull(this.replica);
		nodes().forEach((node) -> node.database().cut());
		next.promote();
		this.url = this.url.replaceFirst(":\\d+/", ":" + next.port() + "/");
		nodes().forEach((node) -> node.database().connectTo(next.port()));
	}

	/** Ends the connections of a test to its nodes. */
	public void hangUp() {
		nodes().forEach(ClusterNode::hangUp);
	}

	@Override
	public void close() {
		nodes().forEach(ClusterNode::close);
		if (this.replica != null) {
			this.replica.close();
		}
	}

	private static final class Shared {

		private static final Cluster CLUSTER = start();

		private static Cluster start() {
			try {
				Path folder = Files.createTempDirectory("maru-cluster");
				Cluster started = new Cluster(folder).start();
				Runtime.getRuntime().addShutdownHook(new Thread(() -> {
					started.close();
					try {
						FileSystemUtils.deleteRecursively(folder);
					}
					catch (IOException ex) {
						// It is in the folder of temporary files.
					}
				}));
				return started;
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

	}

}
