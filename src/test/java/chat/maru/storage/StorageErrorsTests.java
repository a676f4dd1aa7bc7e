package chat.maru.storage;

import java.sql.SQLException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.TransactionSystemException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/** Which exceptions are failures of the storage, and that health reports them. */
@ExtendWith(OutputCaptureExtension.class)
class StorageErrorsTests {

	private final Database database = mock();

	private final StorageErrors errors = new StorageErrors((failure) -> SqliteCode.of(failure).kind());

	@ParameterizedTest
	@ValueSource(ints = { 0, 5, 8, 10, 13, 14 })
	void storageFailuresAreRecorded(int code) {
		assertThat(this.errors.note(wrapped(code))).isTrue();
		assertThat(health().getDetails()).containsEntry("reason", "failing");
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 19, 25 })
	void failuresOfTheStatementAreNotRecorded(int code) {
		assertThat(this.errors.note(wrapped(code))).isFalse();
		assertThat(this.errors.note(new IllegalStateException("A bug"))).isFalse();
		assertThat(health().getStatus()).isEqualTo(Status.UP);
	}

	@ParameterizedTest
	@ValueSource(ints = { 11, 26 })
	void damageIsRecorded(int code) {
		this.errors.note(wrapped(code));
		assertThat(health().getDetails()).containsEntry("reason", "damaged");
	}

	@Test
	void refusedTransactionsAreRecorded() {
		assertThat(this.errors.note(new TransactionSystemException("A file was lost"))).isTrue();
	}

	@Test
	void theExceptionTranslatorRecordsFailures() {
		this.errors.translate("a test", "select 1", new SQLException("full", null, 13));
		assertThat(health().getStatus()).isEqualTo(Status.DOWN);
	}

	@Test
	void manyFailuresAreLoggedOnce(CapturedOutput output) {
		for (int i = 0; i < 100; i++) {
			this.errors.note(wrapped(13));
		}
		assertThat(output.toString().lines()).filteredOn((line) -> line.contains("The database failed: of a test"))
			.hasSize(1);
	}

	@Test
	void theTroubleOfTheDatabaseIsDown() {
		given(this.database.trouble()).willReturn("full");
		assertThat(health().getDetails()).containsEntry("reason", "full");
	}

	private Health health() {
		return new StorageHealthIndicator(this.database, this.errors).health();
	}

	private static Exception wrapped(int code) {
		return new IllegalStateException(
				new DataAccessResourceFailureException("", new SQLException("of a test", null, code)));
	}

}
