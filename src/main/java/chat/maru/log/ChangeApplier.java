package chat.maru.log;

import java.sql.SQLException;

/**
 * Applies the changes of one family.
 *
 * @param <C> the family's type
 */
public interface ChangeApplier<C extends Change> {

	/**
	 * Returns the type of the family. The applier applies changes of this type and its
	 * subtypes.
	 */
	Class<C> changes();

	/**
	 * Applies a change on the writer's thread, in a transaction that may commit other
	 * changes as well. An implementation appends an entry for each thing that changed, or
	 * none if there is nothing to change. The transaction may be rolled back and the
	 * change applied again, so an implementation must change only the database and must
	 * read from it whatever the change depends on. If the change has a key, the
	 * implementation must append the first entry before it changes anything else: if the
	 * change was committed before, that call does not return.
	 * @throws RuntimeException to refuse the change. None of it is stored then; the other
	 * changes are
	 */
	void apply(C change, Commit commit) throws SQLException;

}
