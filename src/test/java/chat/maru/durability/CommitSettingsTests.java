package chat.maru.durability;

import java.nio.file.Path;

import javax.sql.DataSource;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Checks SQLite's settings on the connections that features get. A build cannot test a
 * power failure, so this stands in for it: with these settings SQLite waits for the disk
 * in every commit (https://sqlite.org/pragma.html).
 */
@SpringBootTest
@DirtiesContext
class CommitSettingsTests {

	@TempDir
	private static Path data;

	@Autowired
	private DataSource dataSource;

	@Autowired
	private PlatformTransactionManager transactions;

	private JdbcTemplate jdbc;

	@DynamicPropertySource
	static void settings(DynamicPropertyRegistry registry) {
		registry.add("maru.data", () -> data);
	}

	@BeforeEach
	void connect() {
		this.jdbc = new JdbcTemplate(this.dataSource);
	}

	@ParameterizedTest
	@CsvSource({ "synchronous, 2", "journal_mode, wal", "foreign_keys, 1", "query_only, 0", "busy_timeout, 10000" })
	void aWritingTransactionWaitsForTheDiskAndChecksForeignKeys(String pragma, String value) {
		assertThat(inTransaction(false, pragma)).isEqualTo(value);
	}

	@ParameterizedTest
	@CsvSource({ "synchronous, 2", "journal_mode, wal", "foreign_keys, 1", "secure_delete, 1" })
	void aWriteOutsideATransactionDoesSoToo(String pragma, String value) {
		assertThat(this.jdbc.queryForObject("pragma " + pragma, String.class)).isEqualTo(value);
	}

	@ParameterizedTest
	@CsvSource({ "query_only, 1", "journal_mode, wal", "busy_timeout, 10000" })
	void aReadOnlyTransactionGetsAReadOnlyConnection(String pragma, String value) {
		assertThat(inTransaction(true, pragma)).isEqualTo(value);
	}

	@Test
	void readersCannotWrite() {
		TransactionTemplate readOnly = transaction(true);
		assertThatExceptionOfType(DataAccessException.class)
			.isThrownBy(() -> readOnly.executeWithoutResult((status) -> this.jdbc.update("delete from access_token")));
	}

	private String inTransaction(boolean readOnly, String pragma) {
		return transaction(readOnly).execute((status) -> this.jdbc.queryForObject("pragma " + pragma, String.class));
	}

	private TransactionTemplate transaction(boolean readOnly) {
		TransactionTemplate transaction = new TransactionTemplate(this.transactions);
		transaction.setReadOnly(readOnly);
		return transaction;
	}

}
