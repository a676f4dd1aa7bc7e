package chat.maru.presence;

import java.util.List;
import java.util.Set;

import javax.sql.DataSource;

import chat.maru.account.Account;
import chat.maru.cluster.Node;
import chat.maru.storage.Engine;
import chat.maru.support.Postgres;
import chat.maru.support.Waiting;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.aop.framework.ProxyFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionManager;
import org.springframework.transaction.annotation.AnnotationTransactionAttributeSource;
import org.springframework.transaction.interceptor.TransactionInterceptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verifyNoInteractions;

/** When the exchange of who is online runs. */
class PresenceLoopTests {

	private static final Account MINA = new Account("mina", "Mina");

	private final Presence presence = PresenceOf.oneNode();

	private final Presence other = PresenceOf.oneNode();

	private List<PresenceLoop> loops = List.of();

	@AfterEach
	void stop() {
		this.loops.forEach(PresenceLoop::stop);
	}

	@Test
	void serversWithPostgresqlTellEachOtherUntilTheyStop() {
		DataSource database = new DriverManagerDataSource(Postgres.newMigratedDatabase());
		JdbcClient jdbc = JdbcClient.create(database);
		jdbc.sql("insert into account (id, name, name_key, created_at) values ('mina', 'Mina', 'mina', 0)").update();
		PresenceStore table = transactional(new OnlineTable(jdbc), database);
		PresenceLoop first = new PresenceLoop(Engine.POSTGRESQL, node("a"), this.presence, table);
		PresenceLoop second = new PresenceLoop(Engine.POSTGRESQL, node("b"), this.other, table);
		this.loops = List.of(first, second);
		this.loops.forEach(PresenceLoop::start);
		this.presence.connect(MINA, "1", 0);
		Waiting.await().until(() -> this.other.among(List.of("mina")).contains(MINA));
		this.presence.disconnect("mina", "1", Presence.now());
		Waiting.await().until(() -> this.other.online() == 0);
		first.stop();
		assertThat(jdbc.sql("select node_id from online_node").query(String.class).list()).containsExactly("b");
	}

	@Test
	void aServerWithSqliteTellsNobody() {
		PresenceStore store = mock();
		PresenceLoop loop = new PresenceLoop(Engine.SQLITE, node("a"), this.presence, store);
		loop.start();
		assertThat(loop.isRunning()).isFalse();
		loop.stop();
		verifyNoInteractions(store);
		this.presence.connect(MINA, "1", 0);
		this.presence.takeChange(0);
		this.presence.disconnect("mina", "1", 0);
		assertThat(this.presence.takeChange(2_000).left()).containsExactly(MINA);
	}

	/**
	 * As a bean of the server. Otherwise a node can read what another one has written in
	 * part.
	 */
	private static PresenceStore transactional(PresenceStore store, DataSource database) {
		ProxyFactory proxy = new ProxyFactory(store);
		proxy.addAdvice(new TransactionInterceptor((TransactionManager) new JdbcTransactionManager(database),
				new AnnotationTransactionAttributeSource()));
		return (PresenceStore) proxy.getProxy();
	}

	private static Node node(String id) {
		Node node = mock();
		given(node.id()).willReturn(id);
		given(node.nodes()).willReturn(Set.of("a", "b"));
		return node;
	}

}
