package chat.maru.log;

import java.util.List;

/**
 * Hears what has been committed. Called on the writer's thread, after the commit, with
 * the entries of each log in seq order, so it must hand over and return.
 */
public interface LogListener {

	void committed(List<Committed> committed);

}
