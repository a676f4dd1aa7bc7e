package chat.maru.log;

import org.springframework.transaction.TransactionSystemException;

/**
 * Thrown if none of the changes of a commit can be stored at the moment, or it is not
 * known whether they are stored. This server must not apply them again; a client may send
 * a change with a clientId again.
 */
final class CommitFailedException extends TransactionSystemException {

	CommitFailedException(String message, Throwable cause) {
		super(message, cause);
	}

}
