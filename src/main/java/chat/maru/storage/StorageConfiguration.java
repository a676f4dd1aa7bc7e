package chat.maru.storage;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;

/**
 * The data source of all features, on the engine that the settings choose when the server
 * starts.
 */
@Configuration(proxyBeanMethods = false)
class StorageConfiguration {

	/**
	 * A read-only transaction gets a connection of the readers, anything else one of the
	 * writers.
	 */
	@Bean
	@Primary
	DataSource dataSource(Database database, @Qualifier("writer") HikariDataSource writer,
			@Qualifier("readers") HikariDataSource readers) {
		LazyConnectionDataSourceProxy dataSource = new LazyConnectionDataSourceProxy(writer);
		dataSource.setReadOnlyDataSource(readers);
		dataSource.setDefaultAutoCommit(true);
		dataSource.setDefaultTransactionIsolation(database.isolation());
		return dataSource;
	}

	@Bean
	Database database(StorageSettings folder, DatabaseSettings settings) {
		return (settings.url() != null) ? PostgresDatabase.open(settings) : SqliteDatabase.open(folder.data());
	}

	@Bean
	Engine engine(Database database) {
		return database.engine();
	}

	@Bean(defaultCandidate = false)
	HikariDataSource writer(Database database) {
		return database.writer();
	}

	@Bean(defaultCandidate = false)
	HikariDataSource readers(Database database) {
		return database.readers();
	}

	@Bean
	EpochNote epochNote(Database database) {
		return database.epoch();
	}

	/**
	 * A filter needs it before the database is opened, and a start that fails in a filter
	 * would end with the web server's stack trace.
	 */
	@Bean
	StorageErrors storageErrors(ObjectProvider<Database> database) {
		return new StorageErrors((failure) -> database.getObject().kind(failure));
	}

	@Bean
	StorageTransactions transactionManager(DataSource dataSource, Database database, StorageErrors errors) {
		return new StorageTransactions(dataSource, database, errors);
	}

	@Bean
	StorageWatch storageWatch(Database database, @Qualifier("writer") HikariDataSource writer) {
		return new StorageWatch(database, writer);
	}

}
