package chat.maru.storage;

import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Computes columns by a repeatable Flyway migration, which runs again when their revision
 * changes.
 */
record ComputedColumnsMigration(ComputedColumns columns) implements JavaMigration {

	/** A migration without a version is repeatable. */
	@Override
	public @Nullable MigrationVersion getVersion() {
		return null;
	}

	@Override
	public String getDescription() {
		return this.columns.description();
	}

	@Override
	public Integer getChecksum() {
		return this.columns.revision();
	}

	@Override
	public boolean canExecuteInTransaction() {
		return true;
	}

	@Override
	public void migrate(Context context) {
		this.columns.compute(JdbcClient.create(new SingleConnectionDataSource(context.getConnection(), true)));
	}

}
