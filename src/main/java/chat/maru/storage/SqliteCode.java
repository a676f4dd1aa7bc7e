package chat.maru.storage;

import java.sql.SQLException;
import java.util.Arrays;

import chat.maru.storage.Database.ErrorKind;

/** SQLite's primary result codes, as far as they say something about the storage. */
enum SqliteCode {

	/** An error in a statement. */
	ERROR(1),

	/** Another connection has the lock. */
	BUSY(5),

	/** The file may not be written. */
	READONLY(8),

	/** The statement was cancelled. */
	INTERRUPT(9),

	/** The operating system failed to read or write. */
	IOERR(10),

	/** Pages of the file are malformed. */
	CORRUPT(11),

	/** The disk is full. */
	FULL(13),

	/** The file could not be opened. */
	CANTOPEN(14),

	/** A row that the schema does not allow. */
	CONSTRAINT(19),

	/** A value that the schema does not allow. */
	MISMATCH(20),

	/** A call that the library does not allow in its present state. */
	MISUSE(21),

	/** A parameter that a statement does not have. */
	RANGE(25),

	/** The file is not a database. */
	NOTADB(26),

	/** Any other code, and failures of the connection pool. */
	OTHER(0);

	private final int code;

	SqliteCode(int code) {
		this.code = code;
	}

	static SqliteCode of(SQLException exception) {
		return Arrays.stream(values()).filter((it) -> it.code == exception.getErrorCode()).findFirst().orElse(OTHER);
	}

	/** Returns what the code says about the database. */
	ErrorKind kind() {
		return switch (this) {
			case ERROR, CONSTRAINT, MISMATCH, MISUSE, RANGE -> ErrorKind.STATEMENT;
			case CORRUPT, NOTADB -> ErrorKind.DAMAGE;
			default -> ErrorKind.FAILURE;
		};
	}

}
