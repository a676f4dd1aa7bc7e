package chat.maru.storage;

import java.sql.Connection;
import java.time.Duration;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;

/**
 * The embedded database: one connection that writes and a pool that reads. SQLite allows
 * one writer at a time. Queueing for the connection is fair; waiting for SQLite's lock is
 * not.
 */
@Configuration(proxyBeanMethods = false)
class StorageConfiguration {

	private static final int READERS = 4;

	/**
	 * How long a start checks the database at most. A large one is not checked
	 * completely.
	 */
	private static final Duration LONGEST_CHECK = Duration.ofSeconds(5);

	/**
	 * The data source of all features. A read-only transaction gets a connection of the
	 * readers, anything else that of the writer.
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

	@Bean
	DataFolder storageFolder(StorageSettings settings) {
		DataFolder folder = DataFolder.open(settings.data());
		try {
			QuickCheck.run(folder.database(), LONGEST_CHECK);
			return folder;
		}
		catch (StorageUnusable ex) {
			folder.close();
			throw ex;
		}
	}

	@Bean(defaultCandidate = false)
	HikariDataSource writer(DataFolder folder) {
		return new SqliteFile(folder.database()).writer();
	}

	@Bean(defaultCandidate = false)
	HikariDataSource readers(DataFolder folder) {
		return new SqliteFile(folder.database()).readers(READERS);
	}

	@Bean
	EpochFile epochFile(DataFolder folder) {
		return new EpochFile(folder.path());
	}

	@Bean
	StorageErrors storageErrors() {
		return new StorageErrors();
	}

	@Bean
	OpenFiles openFiles() {
		return new OpenFiles();
	}

	@Bean
	StorageTransactions transactionManager(DataSource dataSource, OpenFiles files, StorageErrors errors) {
		return new StorageTransactions(dataSource, files, errors);
	}

	@Bean
	StorageWatch storageWatch(DataFolder folder, OpenFiles files, @Qualifier("writer") HikariDataSource writer) {
		return new StorageWatch(folder, files, new WriteAheadLog(folder.writeAheadLog(), writer));
	}

}
