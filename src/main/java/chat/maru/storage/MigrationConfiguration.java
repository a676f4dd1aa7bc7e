package chat.maru.storage;

import java.util.stream.Stream;

import org.flywaydb.core.api.migration.JavaMigration;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Registers the computed columns of features with Flyway. */
@Configuration(proxyBeanMethods = false)
class MigrationConfiguration {

	/** In addition to the migrations that are beans of their own. */
	@Bean
	FlywayConfigurationCustomizer computedColumns(ObjectProvider<ComputedColumns> columns) {
		return (configuration) -> configuration.javaMigrations(
				Stream
					.concat(Stream.of(configuration.getJavaMigrations()),
							columns.orderedStream().map(ComputedColumnsMigration::new))
					.toArray(JavaMigration[]::new));
	}

}
