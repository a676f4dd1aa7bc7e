package chat.maru.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;

import javax.sql.DataSource;

import chat.maru.settings.MaruProperties;
import com.zaxxer.hikari.HikariDataSource;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;

/**
 * The embedded database: one connection that writes and a pool that reads. SQLite has one
 * writer at a time; queueing for it here is fair, waiting for its lock is not.
 */
@Configuration(proxyBeanMethods = false)
class StorageConfiguration {

	private static final int READERS = 4;

	/**
	 * The data source of everybody. A transaction marked read-only gets a reader's
	 * connection, anything else the writer's.
	 */
	@Bean
	@Primary
	DataSource dataSource(@Qualifier("writer") HikariDataSource writer,
			@Qualifier("readers") HikariDataSource readers) {
		LazyConnectionDataSourceProxy dataSource = new LazyConnectionDataSourceProxy(writer);
		dataSource.setReadOnlyDataSource(readers);
		dataSource.setDefaultAutoCommit(true);
		dataSource.setDefaultTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
		return dataSource;
	}

	@Bean(defaultCandidate = false)
	HikariDataSource writer(MaruProperties properties) throws IOException {
		Files.createDirectories(properties.data());
		return SqliteFile.in(properties.data()).writer();
	}

	@Bean(defaultCandidate = false)
	HikariDataSource readers(MaruProperties properties) {
		return SqliteFile.in(properties.data()).readers(READERS);
	}

	/**
	 * The one file.
	 *
	 * @param path where it lies
	 */
	private record SqliteFile(Path path) {

		static SqliteFile in(Path folder) {
			return new SqliteFile(folder.resolve("maru.db"));
		}

		/**
		 * WAL lets readers go on while somebody writes; {@code synchronous=FULL} makes
		 * each commit reach the disk before it returns
		 * (https://sqlite.org/pragma.html#pragma_synchronous).
		 */
		HikariDataSource writer() {
			HikariDataSource pool = pool("writer", 1);
			pool.addDataSourceProperty("journal_mode", "WAL");
			pool.addDataSourceProperty("synchronous", "FULL");
			pool.addDataSourceProperty("foreign_keys", "true");
			pool.addDataSourceProperty("transaction_mode", "IMMEDIATE");
			return pool;
		}

		HikariDataSource readers(int connections) {
			HikariDataSource pool = pool("readers", connections);
			// Not a property: the driver does not know this one, and says nothing.
			pool.setConnectionInitSql("pragma query_only = on");
			pool.addDataSourceProperty("cache_size", "-8000");
			return pool;
		}

		private HikariDataSource pool(String name, int connections) {
			HikariDataSource pool = new HikariDataSource();
			pool.setPoolName(name);
			pool.setJdbcUrl("jdbc:sqlite:" + this.path);
			pool.setMaximumPoolSize(connections);
			pool.setMinimumIdle(1);
			pool.setConnectionTimeout(10_000);
			pool.addDataSourceProperty("busy_timeout", "10000");
			return pool;
		}

	}

}
