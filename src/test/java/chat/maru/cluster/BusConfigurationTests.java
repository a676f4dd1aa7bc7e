package chat.maru.cluster;

import java.util.Objects;

import chat.maru.storage.Engine;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.boot.diagnostics.FailureAnalysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/** The bus follows from the settings. */
class BusConfigurationTests {

	private final Node node = mock();

	@Test
	void sqliteNeedsNone() {
		assertThat(bus(Engine.SQLITE, null)).isInstanceOf(LocalBus.class);
		assertThat(bus(Engine.SQLITE, " ")).isInstanceOf(LocalBus.class);
	}

	@Test
	void postgresqlIsItsOwn() {
		assertThat(bus(Engine.POSTGRESQL, null)).isInstanceOf(RemoteBus.class);
	}

	@Test
	void redisWithSqliteEndsTheStartWithASentence() {
		BusUnusable refused = catchThrowableOfType(BusUnusable.class,
				() -> bus(Engine.SQLITE, "redis://user:secret@localhost"));
		FailureAnalysis analysis = Objects.requireNonNull(new BusFailureAnalyzer().analyze(refused));
		assertThat(analysis.getDescription())
			.isEqualTo("spring.data.redis.url is set, but a server with SQLite is the only one.");
		assertThat(analysis.getAction()).contains("spring.datasource.url");
		assertThat(new RedisSettings("redis://user:secret@localhost").toString()).doesNotContain("secret");
	}

	private Bus bus(Engine engine, @Nullable String redis) {
		given(this.node.id()).willReturn("one");
		return new BusConfiguration().bus(engine, mock(), new RedisSettings(redis), this.node);
	}

}
