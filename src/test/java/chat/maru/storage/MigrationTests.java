package chat.maru.storage;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import chat.maru.support.Postgres;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The migrations of SQLite and those of PostgreSQL make the same tables. */
class MigrationTests {

	/** Tables that only several nodes need. */
	private static final Set<String> POSTGRESQL_ONLY = Set.of("epoch", "lease", "log_lock", "node", "notice",
			"notice_log", "online", "online_node", "rate_limit", "search_message", "search_room");

	/** Tables without foreign keys on PostgreSQL, where these would slow down posts. */
	private static final Set<String> WITHOUT_FOREIGN_KEYS = Set.of("event", "message");

	@TempDir
	private static Path folder;

	private static JdbcClient sqlite;

	private static JdbcClient postgres;

	@BeforeAll
	static void migrate() {
		DriverManagerDataSource file = new DriverManagerDataSource("jdbc:sqlite:" + folder.resolve("maru.db"));
		Flyway.configure()
			.dataSource(file)
			.locations("classpath:db/migration/sqlite")
			.javaMigrations(new HashedSessionIds())
			.load()
			.migrate();
		sqlite = JdbcClient.create(file);
		postgres = JdbcClient.create(new DriverManagerDataSource(Postgres.newMigratedDatabase()));
	}

	@Test
	void columnsAreTheSame() {
		List<String> columns = rows(sqlite, """
				select lower(t.name) || '.' || lower(c.name)
					|| case when c."notnull" or c.pk then ' not null' else '' end
					|| case when c.dflt_value is not null then ' default' else '' end
				from sqlite_schema t join pragma_table_info(t.name) c
				where t.type = 'table' and t.name not like 'sqlite_%' and t.name <> 'flyway_schema_history'""");
		assertThat(rows(postgres, """
				select table_name || '.' || column_name || case is_nullable when 'NO' then ' not null' else '' end
					|| case when column_default is not null then ' default' else '' end
				from information_schema.columns
				where table_schema = 'public' and table_name <> 'flyway_schema_history'"""))
			.containsExactlyInAnyOrderElementsOf(columns)
			.hasSizeGreaterThan(100);
	}

	@Test
	void indexesAreTheSame() {
		List<String> indexes = rows(sqlite,
				"""
						select lower(t.name) || ' (' || (select group_concat(lower(c.name), ', ') from (
									select name from pragma_index_info(i.name) order by seqno) c) || ')'
							|| case when i."unique" then ' unique' else '' end || case when i.partial then ' partial' else '' end
						from sqlite_schema t join pragma_index_list(t.name) i
						where t.type = 'table' and t.name <> 'flyway_schema_history'
						union all select 'audit (id) unique'""");
		assertThat(rows(postgres, """
				select t.relname || ' (' || (
						select string_agg(c.attname, ', ' order by k.place) from unnest(i.indkey)
							with ordinality k (number, place)
						join pg_attribute c on c.attrelid = i.indrelid and c.attnum = k.number) || ')'
					|| case when i.indisunique then ' unique' else '' end
					|| case when i.indpred is not null then ' partial' else '' end
				from pg_index i join pg_class t on t.oid = i.indrelid
				where t.relnamespace = 'public'::regnamespace and t.relname <> 'flyway_schema_history'"""))
			.containsExactlyInAnyOrderElementsOf(indexes)
			.hasSizeGreaterThan(30);
	}

	@Test
	void primaryKeysAreTheSame() {
		List<String> keys = rows(sqlite, """
				select lower(t.name) || ' ' || c.pk || ' ' || lower(c.name)
				from sqlite_schema t join pragma_table_info(t.name) c
				where t.type = 'table' and c.pk > 0 and t.name <> 'flyway_schema_history'""");
		assertThat(rows(postgres,
				"""
						select table_name || ' ' || ordinal_position || ' ' || column_name
						from information_schema.key_column_usage join information_schema.table_constraints
							using (table_schema, table_name, constraint_name)
						where table_schema = 'public' and constraint_type = 'PRIMARY KEY' and table_name <> 'flyway_schema_history'"""))
			.containsExactlyInAnyOrderElementsOf(keys);
	}

	@Test
	void foreignKeysAreTheSameExceptThoseOfTheLogs() {
		List<String> keys = rows(sqlite, """
				select lower(t.name) || '.' || lower(f."from") || ' ' || lower(f."table") || ' ' || lower(f.on_delete)
				from sqlite_schema t join pragma_foreign_key_list(t.name) f where t.type = 'table'""").stream()
			.filter((key) -> WITHOUT_FOREIGN_KEYS.stream().noneMatch((table) -> key.startsWith(table + ".")))
			.toList();
		assertThat(rows(postgres, """
				select f.conrelid::regclass || '.' || c.attname || ' ' || f.confrelid::regclass
					|| case f.confdeltype when 'c' then ' cascade' else ' no action' end
				from pg_constraint f join pg_attribute c on c.attrelid = f.conrelid and c.attnum = f.conkey[1]
				where f.contype = 'f'""")).containsExactlyInAnyOrderElementsOf(keys).isNotEmpty();
	}

	@Test
	void rowsOfANewServerAreTheSame() {
		String lobby = "select id, name, everyone, topic, name_key, kind, people_key, archived_at from room";
		assertThat(postgres.sql(lobby).query().listOfRows()).isEqualTo(sqlite.sql(lobby).query().listOfRows());
	}

	@Test
	void postgresqlSortsAllTextByItsBytes() {
		assertThat(rows(postgres,
				"""
						select table_name || '.' || column_name from information_schema.columns
						where table_schema = 'public' and collation_name is distinct from 'C' and table_name <> 'flyway_schema_history'
						and data_type in ('text', 'character varying', 'character')"""))
			.isEmpty();
	}

	/** The names begin with that of a table. */
	private static List<String> rows(JdbcClient jdbc, String sql) {
		return jdbc.sql(sql)
			.query((row, number) -> row.getString(1))
			.list()
			.stream()
			.filter((row) -> !POSTGRESQL_ONLY.contains(row.split("[. ]")[0]))
			.toList();
	}

}
