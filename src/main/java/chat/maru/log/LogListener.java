package chat.maru.log;

import java.util.List;

/**
 * Receives the entries that have been committed, those of each log in seq order and each
 * once. It is called on the writer's thread after each commit, so an implementation must
 * hand over its work and return at once. It hears what other nodes committed on another
 * thread, possibly at the same time, but never of the same log. For these an
 * implementation may read from the database. If it cannot, it throws that exception, and
 * hears the same entries again.
 */
public interface LogListener {

	void committed(List<Committed> committed);

}
