package chat.maru.storage;

import java.util.stream.Stream;

import org.flywaydb.core.api.migration.JavaMigration;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Registers the migrations that are not in SQL with Flyway: those of SQLite, and the
 * computed columns of features.
 */
@Configuration(proxyBeanMethods = false)
class MigrationConfiguration {

	@Bean
	FlywayConfigurationCustomizer javaMigrations(Engine engine, ObjectProvider<ComputedColumns> columns) {
		return (configuration) -> configuration
			.javaMigrations(Stream.concat(versioned(engine), columns.orderedStream().map(ComputedColumnsMigration::new))
				.toArray(JavaMigration[]::new));
	}

	private static Stream<JavaMigration> versioned(Engine engine) {
		return (engine == Engine.SQLITE) ? Stream.of(new HashedSessionIds()) : Stream.empty();
	}

}
