package chat.maru.bench.crowd;

import java.io.IOException;
import java.util.List;

import chat.maru.bench.BenchDatabase;
import chat.maru.bench.Figures;
import chat.maru.bench.load.Step;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Kills one of two nodes while all clients are connected, half of them to each. Those of
 * the dead node connect to the other.
 */
final class NodeDeath {

	private static final String CONNECTIONS = "select count(*) from pg_stat_activity where application_name = 'maru'";

	/** How often an index of the table of the entries was searched. */
	private static final String READS = "select sum(idx_scan) from pg_stat_user_tables where relname = 'event'";

	private final Settings settings;

	private final LoadProcess load;

	private final Cluster cluster;

	private final JdbcTemplate database;

	private double killedAt;

	private long readsBefore;

	private volatile boolean watching = true;

	private volatile long mostConnections;

	NodeDeath(Settings settings, LoadProcess load, Cluster cluster, BenchDatabase database) {
		this.settings = settings;
		this.load = load;
		this.cluster = cluster;
		this.database = new JdbcTemplate(new DriverManagerDataSource(database.url()));
	}

	void run() throws IOException, InterruptedException {
		int people = (this.settings.crowd() > 0) ? this.settings.crowd() : Settings.PEOPLE;
		List<Step> steps = this.load.run(this.cluster, this::kill, "connect=" + people, "idle=6", "gather", "storm",
				"leave");
		this.watching = false;
		Step storm = steps.get(3);
		Figures.title(String.format("One of two nodes killed with %,d users connected, some of them posting", people));
		Figures.line("Half of all have reconnected after the kill", "s", sinceKill(storm, "half-back-at"));
		Figures.line("99 of 100 are back after the kill", "s", sinceKill(storm, "99-percent-back-at"));
		Figures.line("All have reconnected after the kill", "s", sinceKill(storm, "all-back-at"));
		Figures.line("All have everything after the kill", "s", sinceKill(storm, "caught-up-at"));
		Figures.line("Attempts per disconnected client", "", new double[] { storm.get("attempts") * 2 / people });
		Figures.line("Connections to PostgreSQL of the node that lives, at most", "",
				new double[] { this.mostConnections });
		Figures.line("Index searches for log entries meanwhile", "",
				new double[] { count(READS) - (double) this.readsBefore });
		System.out.println("Every client received every message once and in order, and every post was acknowledged.");
	}

	private double[] sinceKill(Step storm, String what) {
		return new double[] { Math.max(0, (storm.get(what) - this.killedAt) / 1e3) };
	}

	private long count(String sql) {
		Long count = this.database.queryForObject(sql, Long.class);
		return (count != null) ? count : 0;
	}

	private void kill(Step step) {
		if (step.name().equals("gathered")) {
			this.readsBefore = count(READS);
			((Maru) this.cluster.nodes().get(0)).server().kill();
			this.killedAt = System.currentTimeMillis();
			Thread watcher = new Thread(this::watch, "connections");
			watcher.setDaemon(true);
			watcher.start();
		}
	}

	private void watch() {
		while (this.watching) {
			try {
				Thread.sleep(500);
			}
			catch (InterruptedException ex) {
				return;
			}
			this.mostConnections = Math.max(this.mostConnections, count(CONNECTIONS));
		}
	}

}
