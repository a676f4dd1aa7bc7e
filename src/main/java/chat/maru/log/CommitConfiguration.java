package chat.maru.log;

import java.util.Objects;

import chat.maru.storage.Engine;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;

/** Chooses how changes are committed. */
@Configuration(proxyBeanMethods = false)
class CommitConfiguration {

	@Bean
	CommitEngine commitEngine(Engine engine, JdbcTemplate jdbc, PlatformTransactionManager transactions) {
		return switch (engine) {
			case SQLITE -> new SqliteCommits(transactions);
			case POSTGRESQL ->
				new PostgresCommits(Objects.requireNonNull(jdbc.getDataSource()), PostgresCommits.PATIENCE);
		};
	}

}
