package chat.maru.storage;

import java.sql.SQLException;

import com.zaxxer.hikari.SQLExceptionOverride;

/**
 * Replaces connections to a server that is no longer the primary one. The pool replaces
 * by itself those that are lost.
 */
public class DemotedServer implements SQLExceptionOverride {

	private static final String READ_ONLY = "25006";

	@java.lang.Override
	public Override adjudicate(SQLException failure) {
		return READ_ONLY.equals(failure.getSQLState()) ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
	}

}
