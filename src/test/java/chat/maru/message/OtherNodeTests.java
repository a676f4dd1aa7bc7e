package chat.maru.message;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;

import javax.sql.DataSource;

import chat.maru.account.Account;
import chat.maru.account.Role;
import chat.maru.audit.AuditLog;
import chat.maru.cluster.Bus;
import chat.maru.cluster.Currency;
import chat.maru.cluster.Notices;
import chat.maru.log.LogInterest;
import chat.maru.log.LogWriter;
import chat.maru.message.RoomEvent.Changed;
import chat.maru.message.RoomEvent.Deleted;
import chat.maru.message.RoomEvent.Edited;
import chat.maru.message.RoomEvent.Posted;
import chat.maru.message.RoomEvent.Reacted;
import chat.maru.message.RoomEvent.Unknown;
import chat.maru.storage.Engine;
import chat.maru.storage.EpochNote;
import chat.maru.support.Postgres;
import chat.maru.support.Waiting;
import com.zaxxer.hikari.HikariDataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/** Two nodes on one database, whose bus loses everything. */
class OtherNodeTests {

	private static final Account MINJI = new Account("a", "Minji", null);

	private static final Account BORI = new Account("b", "Bori", Role.BOT);

	private final String url = Postgres.newMigratedDatabase();

	private final Node one = new Node();

	private final Node other = new Node();

	private JdbcClient jdbc;

	@BeforeEach
	void begin() {
		this.one.start(this.url);
		this.other.start(this.url);
		this.jdbc = this.one.context.getBean(JdbcClient.class);
		this.jdbc
			.sql("insert into account (id, name, name_key, role, created_at) values "
					+ "('a', 'Minji', 'minji', 'member', 1), ('b', 'Bori', 'bori', 'bot', 1)")
			.update();
		this.jdbc.sql("insert into room (id, name, name_key, created_at) values ('r', 'Garden', 'garden', 1)").update();
	}

	@AfterEach
	void end() {
		this.one.context.close();
		this.other.context.close();
	}

	@Test
	void eachNodeHearsEveryPostOnceAndInOrder() {
		this.one.known.put("r", 0L);
		this.other.known.put("r", 0L);
		for (int i = 0; i < 40; i++) {
			post((i % 2 == 0) ? this.one : this.other, "post " + i);
			if (i % 8 == 0) {
				post(this.one, "post of the same node");
			}
		}
		List<Long> all = LongStream.rangeClosed(1, 45).boxed().toList();
		for (Node node : List.of(this.one, this.other)) {
			Waiting.await().until(() -> node.heard.size() >= 45);
			assertThat(node.heard).extracting(RoomEvent::seq).containsExactlyElementsOf(all);
		}
		assertThat(this.other.heard).isEqualTo(this.one.stored());
	}

	@Test
	void whatIsReadFromTheLogIsWhatASubscriberWouldReadThere() {
		post(this.one, "to be deleted");
		post(this.one, "stays");
		Message first = ((Posted) this.one.stored().get(0)).message();
		this.one.writer()
			.commit(new Edit("r", first, MINJI, UUID.randomUUID().toString(), "is edited", List.of(), null));
		this.one.writer().commit(new Deletion("r", first, BORI));
		Message second = ((Posted) this.one.stored().get(1)).message();
		this.one.writer()
			.commit(new Edit("r", second, MINJI, UUID.randomUUID().toString(), "stays edited", List.of(), 1L));
		this.one.writer()
			.commit(new ReactionBatch("r", 2, "👍", new ReactionWish("b", UUID.randomUUID().toString(), true)));
		insert(7, "renamed", null, "{\"name\":\"Yard\"}");
		insert(8, "joined", "b", null);
		insert(9, "hovered", null, "[1]");
		this.other.known.put("r", 0L);
		Waiting.await().until(() -> this.other.heard.size() >= 9);
		assertThat(this.other.heard).isEqualTo(this.one.stored());
		assertThat(this.other.heard.get(0)).isInstanceOfSatisfying(Posted.class, (posted) -> {
			assertThat(posted.message().text()).isEmpty();
			assertThat(posted.message().deletedAt()).isNotNull();
		});
		assertThat(this.other.heard.get(4)).isInstanceOfSatisfying(Edited.class, (edited) -> {
			assertThat(edited.message().text()).isEqualTo("stays edited");
			assertThat(edited.message().version()).isEqualTo(2);
			assertThat(edited.message().editedAt()).isEqualTo(edited.at());
		});
		assertThat(this.other.heard.subList(2, 9)).extracting((event) -> (Class) event.getClass())
			.containsExactly(Edited.class, Deleted.class, Edited.class, Reacted.class, Changed.class, Changed.class,
					Unknown.class);
	}

	@Test
	void aLogWithoutInterestIsNotRead() {
		this.other.known.put("s", 0L);
		post(this.one, "nobody listens");
		this.jdbc
			.sql("insert into event (room_id, seq, type, at, account_id, messages) values ('s', 1, 'x', 1, 'a', 0)")
			.update();
		Waiting.await().until(() -> !this.other.heard.isEmpty());
		assertThat(this.other.heard).extracting(RoomEvent::room).containsExactly("s");
	}

	private static void post(Node node, String text) {
		node.writer().commit(new Post("r", MINJI, UUID.randomUUID().toString(), text));
	}

	/** As a node of another version, or of this one, would do it. */
	private void insert(long seq, String type, @Nullable String subject, @Nullable String payload) {
		this.jdbc
			.sql("insert into event (room_id, seq, type, at, account_id, subject_id, payload, messages) "
					+ "values ('r', :seq, :type, 1, 'a', :subject, :payload, 2)")
			.param("seq", seq)
			.param("type", type)
			.param("subject", subject)
			.param("payload", payload)
			.update();
	}

	/** The parts of a node that concern the logs. */
	private static final class Node implements LogInterest {

		private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

		private final Map<String, Long> known = new ConcurrentHashMap<>();

		private final List<RoomEvent> heard = Collections.synchronizedList(new ArrayList<>());

		void start(String url) {
			this.context.registerBean(DataSource.class, () -> pool(url), (bean) -> bean.setDestroyMethodName("close"));
			this.context.registerBean(JdbcTransactionManager.class,
					() -> new JdbcTransactionManager(this.context.getBean(DataSource.class)));
			this.context.registerBean(JdbcTemplate.class,
					() -> new JdbcTemplate(this.context.getBean(DataSource.class)));
			this.context.registerBean(JdbcClient.class,
					() -> JdbcClient.create(this.context.getBean(DataSource.class)));
			this.context.registerBean(Engine.class, () -> Engine.POSTGRESQL);
			this.context.registerBean(EpochNote.class, Epoch::new);
			this.context.registerBean(Bus.class, () -> mock());
			this.context.registerBean(Currency.class, () -> mock());
			this.context.registerBean(Notices.class);
			this.context.registerBean(AuditLog.class, () -> mock());
			this.context.registerBean(Clock.class, Clock::systemUTC);
			this.context.registerBean(JsonMapper.class, () -> new JsonMapper());
			this.context.registerBean(LogInterest.class, () -> this);
			this.context.registerBean(RoomEventListener.class, () -> this.heard::addAll);
			this.context.scan("chat.maru.log");
			this.context.registerBean(EditSettings.class, Duration.ZERO, EditSettings.VersionReaders.EVERYONE);
			this.context.register(Transactions.class, MessageChanges.class, MessageProjection.class,
					ReactionChanges.class, ReactionProjection.class, ReadMarks.class, RoomEvents.class,
					ForeignEvents.class, FormattedTexts.class, MessageReader.class);
			this.context.refresh();
		}

		private static HikariDataSource pool(String url) {
			HikariDataSource pool = new HikariDataSource();
			pool.setJdbcUrl(url);
			pool.setMaximumPoolSize(4);
			pool.setMinimumIdle(0);
			return pool;
		}

		LogWriter writer() {
			return this.context.getBean(LogWriter.class);
		}

		/** The events as a subscriber reads them from the log. */
		List<RoomEvent> stored() {
			return this.context.getBean(MessageReader.class).events("r", 0, 100);
		}

		@Override
		public Set<String> logs() {
			return this.known.keySet();
		}

		@Override
		public OptionalLong known(String log) {
			Long seq = this.known.get(log);
			return (seq != null) ? OptionalLong.of(seq) : OptionalLong.empty();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableTransactionManagement(proxyTargetClass = true)
	static class Transactions {

	}

	private record Epoch() implements EpochNote {

		@Override
		public Optional<Note> read() {
			return Optional.of(new Note("epoch", "-"));
		}

		@Override
		public String begin(String epoch, String place) {
			return epoch;
		}

		@Override
		public void note(String place) {
		}

	}

}
