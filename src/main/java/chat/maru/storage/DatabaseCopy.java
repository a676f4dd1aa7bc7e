package chat.maru.storage;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationState;

import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Copies the database of a data folder, which no server uses, into an empty PostgreSQL
 * database. All rows are written in one transaction, then read again and compared, so
 * either everything is copied or nothing. Ids and seqs stay. The epoch of the logs
 * changes, because it follows from the database: open pages load their rooms anew, and a
 * client that read from the copy is not mistaken if the old server is started again.
 */
final class DatabaseCopy {

	/** The quick check of a large database takes minutes. */
	private static final Duration LONGEST_CHECK = Duration.ofHours(1);

	private static final String MIGRATIONS = "classpath:db/migration/";

	private static final Log logger = LogFactory.getLog(DatabaseCopy.class);

	private final Path folder;

	private final DatabaseSettings settings;

	DatabaseCopy(Path folder, DatabaseSettings settings) {
		this.folder = folder;
		this.settings = settings;
	}

	/**
	 * Copies everything.
	 * @throws StorageUnusable if nothing was copied, with the reason
	 */
	void run() {
		if (this.settings.url() == null) {
			throw new StorageUnusable("The copy has no target: spring.datasource.url is not set.",
					"Set it to jdbc:postgresql://host/database, with spring.datasource.username and spring.datasource.password.",
					null);
		}
		PostgresServer server = PostgresServer.of(this.settings);
		server.properties().put("reWriteBatchedInserts", "true");
		if (!Files.isRegularFile(this.folder.resolve(DataFolder.DATABASE))) {
			throw new StorageUnusable("The data folder " + this.folder + " has no database.",
					"Name the folder of the server in maru.data.", null);
		}
		try (DataFolder source = DataFolder.open(this.folder)) {
			QuickCheck.run(source.database(), LONGEST_CHECK);
			try (Connection from = DriverManager.getConnection(SqliteFile.url(source.database()));
					Connection to = connect(server)) {
				requireUpToDate(source.database());
				prepare(to, server);
				from.setAutoCommit(false);
				copy(from, to, server.name());
			}
			catch (SQLException ex) {
				throw failed(server.name(), ex);
			}
		}
	}

	private static Connection connect(PostgresServer server) {
		try {
			Connection connection = server.connect();
			PostgresRequirements.check(connection, server.name());
			connection.setNetworkTimeout(Runnable::run, 0);
			return connection;
		}
		catch (SQLException ex) {
			throw PostgresRequirements.problem(server.name(), ex);
		}
	}

	private void requireUpToDate(Path database) {
		Flyway flyway = Flyway.configure()
			.dataSource(SqliteFile.url(database), null, null)
			.locations(MIGRATIONS + "sqlite")
			.load();
		MigrationInfoService info = flyway.info();
		if (info.current() == null) {
			throw new StorageUnusable("The data folder " + this.folder + " has no data of Maru's.",
					"Name the folder of the server in maru.data.", null);
		}
		if (isOfAnotherVersion(info)) {
			throw new StorageUnusable(
					"The database in the data folder " + this.folder + " is of another version of Maru.",
					"Start this version with the folder once, stop it, and copy again.", null);
		}
	}

	private static boolean isOfAnotherVersion(MigrationInfoService info) {
		return info.pending().length > 0 || Arrays.stream(info.all())
			.anyMatch((migration) -> migration.getState() == MigrationState.FUTURE_SUCCESS);
	}

	/** Makes the tables, if the database is empty. */
	private static void prepare(Connection to, PostgresServer server) throws SQLException {
		String name = server.name();
		if (count(to, """
				select count(*) from pg_stat_activity where datname = current_database()
				and application_name = 'maru' and pid <> pg_backend_pid()""") > 0) {
			throw new StorageUnusable("A Maru server uses the database " + name + '.', "Stop it, and copy again.",
					null);
		}
		boolean known = count(to, """
				select count(*) from information_schema.tables
				where table_schema = current_schema() and table_name = 'flyway_schema_history'""") > 0;
		if (!known
				&& count(to, "select count(*) from pg_class where relnamespace = current_schema()::regnamespace") > 0) {
			throw notEmpty(name, "it has tables of another program");
		}
		Flyway flyway = Flyway.configure()
			.dataSource(new DriverManagerDataSource(server.url(), server.properties()))
			.locations(MIGRATIONS + "postgresql")
			.group(true)
			.load();
		if (known && isOfAnotherVersion(flyway.info())) {
			throw new StorageUnusable("The database " + name + " has the schema of another version of Maru.",
					"Name an empty database in spring.datasource.url.", null);
		}
		flyway.migrate();
	}

	private static void copy(Connection from, Connection to, String name) throws SQLException {
		long begun = System.nanoTime();
		List<CopiedTable> tables = CopiedTable.all(from, to);
		try (Statement statement = to.createStatement()) {
			statement.execute("set idle_in_transaction_session_timeout = 0");
			to.setAutoCommit(false);
			statement.execute("lock table account in share row exclusive mode");
		}
		for (CopiedTable table : tables) {
			if (table.count(to) > table.seeded(to)) {
				throw notEmpty(name, "the table " + table.name() + " has rows");
			}
		}
		long rows = 0;
		for (int i = 0; i < tables.size(); i++) {
			CopiedTable table = tables.get(i);
			long copied = table.copy(from, to);
			rows += copied;
			logger
				.info("Copied " + copied + " rows of " + table.name() + ", table " + (i + 1) + " of " + tables.size());
		}
		if (!heads(from).equals(heads(to))) {
			throw new SQLException("the logs differ in the copy");
		}
		to.commit();
		logger.info("All " + rows + " rows were copied to " + name + " and compared, in "
				+ TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun)
				+ " s. Start servers with this database from now on, and keep the data folder as a backup only");
	}

	/** The newest seq of each log. */
	private static Map<String, Long> heads(Connection connection) throws SQLException {
		Map<String, Long> heads = new TreeMap<>();
		try (Statement statement = connection.createStatement();
				ResultSet row = statement.executeQuery("select room_id, max(seq) from event group by room_id")) {
			while (row.next()) {
				heads.put(row.getString(1), row.getLong(2));
			}
		}
		return heads;
	}

	private static long count(Connection connection, String sql) throws SQLException {
		try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(sql)) {
			row.next();
			return row.getLong(1);
		}
	}

	private static StorageUnusable notEmpty(String name, String why) {
		return new StorageUnusable("The database " + name + " is not empty: " + why + '.',
				"Name an empty database in spring.datasource.url.", null);
	}

	private static StorageUnusable failed(String name, SQLException failure) {
		// The message of a batch has the values of its rows.
		SQLException last = failure;
		while (last.getNextException() != null) {
			last = last.getNextException();
		}
		String reason = String.valueOf(last.getMessage()).lines().findFirst().orElse("").replaceAll("[.:]+$", "");
		return new StorageUnusable("The data could not be copied to " + name + ": " + reason + '.',
				"Nothing of it was kept. When the cause is mended, copy again.", failure);
	}

}
