package chat.maru.socket;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import chat.maru.account.Credential;
import chat.maru.fanout.SessionTermination;
import chat.maru.session.Sessions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.timeout;
import static org.mockito.Mockito.verify;

/** How often the sessions of open connections are looked up. */
class SessionExpiryMonitorTests {

	private static final Duration LASTS = Duration.ofDays(365);

	private final Connections connections = new Connections(mock(SessionTermination.class), mock(Refusals.class),
			mock(), mock(), mock(), new chat.maru.cluster.Notices());

	private final Sessions sessions = mock();

	private final Clock clock = mock();

	private final SessionExpiryMonitor watch = new SessionExpiryMonitor(this.connections, this.sessions, this.clock);

	private final List<Collection<String>> queries = new ArrayList<>();

	private Instant now = Instant.EPOCH;

	@BeforeEach
	void open() {
		given(this.clock.instant()).willAnswer((call) -> this.now);
		given(this.sessions.openUntil(any())).willAnswer((call) -> {
			Collection<String> ids = call.getArgument(0);
			this.queries.add(ids);
			return ids.stream()
				.filter((id) -> !id.startsWith("gone"))
				.collect(Collectors.toMap((id) -> id, (id) -> this.now.plus(LASTS)));
		});
	}

	@AfterEach
	void close() {
		this.watch.close();
	}

	@Test
	void anErrorDoesNotEndTheWatch() {
		Sessions failing = mock();
		given(failing.openUntil(any())).willThrow(new LinkageError("A query of a test fails"));
		this.connections.open("1", Credential.session("s"), "192.0.2.1");
		try (SessionExpiryMonitor watching = new SessionExpiryMonitor(this.connections, failing, this.clock)) {
			watching.ready(mock());
			verify(failing, timeout(20_000).atLeast(2)).openUntil(any());
		}
	}

	@Test
	void withoutConnectionsNothingIsLookedUp() {
		this.connections.open("1", Credential.token(new byte[] { 1 }), "192.0.2.1");
		this.watch.look();
		assertThat(this.queries).isEmpty();
	}

	@Test
	void manySessionsAreLookedUpInTurns() {
		int turns = 3;
		connect("session", turns * SessionExpiryMonitor.BATCH);
		this.watch.look();
		assertThat(asked()).hasSize(turns * SessionExpiryMonitor.BATCH);
		for (int i = 0; i < turns; i++) {
			this.watch.look();
		}
		assertThat(this.queries).hasSize(2 * turns).allMatch((ids) -> ids.size() <= SessionExpiryMonitor.BATCH);
		assertThat(asked()).hasSize(2 * turns * SessionExpiryMonitor.BATCH);
		assertThat(asked().stream().collect(Collectors.groupingBy((id) -> id, Collectors.counting())))
			.hasSize(turns * SessionExpiryMonitor.BATCH)
			.allSatisfy((id, times) -> assertThat(times).isEqualTo(2));
	}

	@Test
	void allDueSessionsAreLookedUpAtOnce() {
		connect("session", 3 * SessionExpiryMonitor.BATCH);
		this.watch.look();
		this.queries.clear();
		this.now = this.now.plus(LASTS);
		this.watch.look();
		assertThat(asked()).hasSize(3 * SessionExpiryMonitor.BATCH).doesNotHaveDuplicates();
	}

	@Test
	void anEndedSessionIsLookedUpUntilItsConnectionHasEnded() {
		connect("gone", 1);
		this.watch.look();
		this.watch.look();
		assertThat(asked()).hasSize(2);
		this.connections.ended("gone 0");
		this.watch.look();
		assertThat(asked()).hasSize(2);
	}

	private List<String> asked() {
		return this.queries.stream().flatMap(Collection::stream).toList();
	}

	private void connect(String name, int sessions) {
		IntStream.range(0, sessions)
			.mapToObj((i) -> name + " " + i)
			.forEach((id) -> this.connections.open(id, Credential.session(id), "192.0.2.1"));
	}

}
