package chat.maru.log;

import java.util.List;

/**
 * Receives the entries that have been committed, those of each log in seq order. It is
 * called on the writer's thread after each commit, so an implementation must hand over
 * its work and return at once.
 */
public interface LogListener {

	void committed(List<Committed> committed);

}
