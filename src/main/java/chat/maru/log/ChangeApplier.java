package chat.maru.log;

import java.sql.SQLException;

/**
 * Applies the changes of one family.
 *
 * @param <C> the family's type
 */
public interface ChangeApplier<C extends Change> {

	/** The family: this type and its subtypes. */
	Class<C> changes();

	/**
	 * Apply a change on the writer's thread, in the transaction that commits it together
	 * with others. Append an entry for what changed, or none if there is nothing to
	 * change. The transaction may be rolled back and the change applied again, so change
	 * the database only, and read from it whatever the change depends on. If the change
	 * has a key, append its first entry before changing anything else: that ends a change
	 * that was committed before.
	 * @throws RuntimeException to refuse the change; none of it is stored then, and the
	 * other changes are
	 */
	void apply(C change, Commit commit) throws SQLException;

}
