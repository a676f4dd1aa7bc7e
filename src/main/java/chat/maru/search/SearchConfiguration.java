package chat.maru.search;

import chat.maru.log.Epoch;
import chat.maru.storage.Engine;
import chat.maru.storage.IndexFile;
import chat.maru.storage.StorageSettings;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;

/** Chooses where the index is. */
@Configuration(proxyBeanMethods = false)
class SearchConfiguration {

	/** The name of SQLite's file in the data folder. */
	static final String FILE = "search.db";

	@Bean
	SearchIndex searchIndex(Engine engine, StorageSettings storage, Epoch epoch, JdbcTemplate jdbc,
			PlatformTransactionManager transactions) {
		return switch (engine) {
			case SQLITE -> new SqliteIndex(new IndexFile(storage.data().resolve(FILE),
					"terms " + Terms.REVISION + ", epoch " + epoch.value(), SqliteIndex.SCHEMA));
			case POSTGRESQL -> new PostgresIndex(jdbc, transactions);
		};
	}

}
