package chat.maru.log;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

import javax.sql.DataSource;

/**
 * Finds out on another connection whether a commit succeeded whose answer was lost. The
 * first step is to lock a log that the transaction had locked. So if it has not ended
 * yet, this waits for it. After that, the database either has all of its entries or none.
 * <p>
 * PostgreSQL could also be asked for the status of the transaction's id. But after a
 * failover, another transaction can have that id.
 */
final class Settlement {

	private static final String SELECT = """
			select 1 from event where room_id = ? and seq = ? and at = ? and type = ? and account_id = ?
			and subject_id is not distinct from ? and payload is not distinct from ? and client_id is not distinct from ?""";

	private final DataSource database;

	private final Duration patience;

	Settlement(DataSource database, Duration patience) {
		this.database = database;
		this.patience = patience;
	}

	/**
	 * Returns whether the transaction was committed, here and on the replicas.
	 * @param witness an entry of the transaction
	 * @param failure how the commit failed
	 * @throws CommitFailedException if the database did not answer in time
	 */
	boolean isCommitted(Entry witness, SQLException failure) {
		Deadline deadline = Deadline.in(this.patience);
		SQLException last = failure;
		do {
			try (Connection connection = this.database.getConnection()) {
				connection.setAutoCommit(false);
				boolean found = find(witness, connection);
				// The lock makes this commit wait for the replicas, too. They have then
				// received everything that was committed before it.
				ReplicaWait.commit(connection);
				return found;
			}
			catch (SQLException ex) {
				last = ex;
			}
		}
		while (!deadline.isOver());
		throw new CommitFailedException("It is not known whether the changes are committed", last);
	}

	private static boolean find(Entry witness, Connection connection) throws SQLException {
		try (Statements statements = new Statements(connection)) {
			new LogLocks(statements).open(List.of(witness.log()), List.of());
			PreparedStatement select = statements.prepared(SELECT);
			select.setString(1, witness.log());
			select.setLong(2, witness.seq());
			select.setLong(3, witness.at().toEpochMilli());
			select.setString(4, witness.type());
			select.setString(5, witness.account());
			select.setString(6, witness.subject());
			select.setString(7, witness.payload());
			select.setBytes(8, ClientId.bytes(witness.clientId()));
			try (ResultSet row = select.executeQuery()) {
				return row.next();
			}
		}
	}

}
