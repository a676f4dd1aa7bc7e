package chat.maru.cluster;

import java.sql.DriverManager;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import chat.maru.storage.DirectConnections;
import chat.maru.storage.Engine;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What a node has of this package, over a database of PostgreSQL. */
final class TestNode implements AutoCloseable {

	final Notices notices = new Notices();

	final Currency currency = new Currency();

	final List<String> heard = new CopyOnWriteArrayList<>();

	final JdbcTemplate jdbc;

	final TransactionTemplate transaction;

	final Node node;

	private final NoticeReader reader;

	/** The nodes that a commit wakes, or none. */
	private final List<BusListener> others = new ArrayList<>();

	private final Bus bus = new Bus() {

		@Override
		public void tell(Map<String, Long> heads) {
		}

		@Override
		public void wake() {
			TestNode.this.others.forEach(BusListener::woken);
		}

		@Override
		public void listen(BusListener listener) {
			TestNode.this.woken = listener;
		}

	};

	private BusListener woken = new Heard();

	/**
	 * Creates a node.
	 * @param url of the database
	 * @param direct the same, perhaps through a proxy
	 */
	TestNode(String url, String direct) {
		DriverManagerDataSource database = new DriverManagerDataSource(url);
		DirectConnections connections = () -> DriverManager.getConnection(direct);
		this.jdbc = new JdbcTemplate(database);
		this.transaction = new TransactionTemplate(new JdbcTransactionManager(database));
		this.node = new Node(Engine.POSTGRESQL, connections, Clock.systemUTC(), this.currency);
		this.reader = new NoticeReader(Engine.POSTGRESQL, connections, this.jdbc, this.notices, this.currency, this.bus,
				this.node);
		this.notices.on(Renamed.class, (notice) -> this.heard.add(notice.name()));
		this.notices.on(NoticesMissed.class, (notice) -> this.heard.add("missed"));
	}

	TestNode start() {
		this.reader.start();
		return this;
	}

	void wakes(TestNode other) {
		this.others.add(other.woken);
	}

	void publish(String... names) {
		this.transaction.executeWithoutResult((status) -> {
			for (String name : names) {
				this.notices.publish(new Renamed(name));
			}
		});
	}

	@Override
	public void close() {
		this.reader.stop();
	}

	/** A notice of the tests. */
	record Renamed(String name) implements Notice {
	}

}
