package chat.maru.log;

/**
 * Hears that a new epoch has begun while the server runs, because a replica took over
 * from the database. Entries may be missing, and their seqs may belong to other entries
 * now, so whatever is kept of the logs must be forgotten.
 */
@FunctionalInterface
public interface EpochListener {

	void epochChanged();

}
