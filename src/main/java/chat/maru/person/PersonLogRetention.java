package chat.maru.person;

import java.sql.SQLException;

import chat.maru.log.Commit;
import chat.maru.log.Entry;
import chat.maru.log.Projection;

import org.springframework.stereotype.Component;

/**
 * Keeps persons' logs short. Only the newest entries are kept. A client that comes back
 * with an older place is refused, and loads its rooms again. Of the log of a deleted
 * account, only the last entry is kept, so that seqs are never used again.
 */
@Component
class PersonLogRetention implements Projection {

	/** The minimum number of entries that are kept of each log. */
	static final int KEPT = 500;

	/** Entries are deleted together, so that most commits delete none. */
	static final int BATCH = 50;

	@Override
	public void add(Entry entry, Commit commit) throws SQLException {
		if (PersonEntries.isPersons(entry.log())) {
			if (entry.type().equals(PersonEntries.ENDED)) {
				commit.delete(entry.log(), entry.seq() - 1);
			}
			else if (entry.seq() > KEPT && entry.seq() % BATCH == 0) {
				commit.delete(entry.log(), entry.seq() - KEPT);
			}
		}
	}

}
