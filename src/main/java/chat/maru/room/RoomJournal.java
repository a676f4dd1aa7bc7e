package chat.maru.room;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Where it is written down what changes in a room: in its log, by the log's one writer,
 * so that it has its place among the messages.
 */
public interface RoomJournal {

	/**
	 * Change a room and note it, both or neither, and wait until that is on disk. Not to
	 * be called inside a transaction.
	 * @param work does the change in the transaction that notes it, on another thread;
	 * returns whether there was anything to change, for otherwise nothing is noted
	 * @return whether there was
	 */
	boolean commit(RoomChange change, BooleanSupplier work);

	/**
	 * The same for changes of several rooms: all of them, each noted in its room's log,
	 * or none.
	 * @param work does the changes in the transaction that notes them, on another thread,
	 * and returns what is to be noted; may be empty
	 * @return what was noted
	 */
	List<RoomChange> commit(Supplier<List<RoomChange>> work);

}
