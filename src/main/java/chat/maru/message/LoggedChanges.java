package chat.maru.message;

import java.util.function.BooleanSupplier;

import chat.maru.room.RoomChange;
import chat.maru.room.RoomJournal;

import org.springframework.stereotype.Component;

/** Writes into a room's log what changes in the room. */
@Component
class LoggedChanges implements RoomJournal {

	private final LogWriter writer;

	private final LogStore store;

	LoggedChanges(LogWriter writer, LogStore store) {
		this.writer = writer;
		this.store = store;
	}

	@Override
	public boolean commit(RoomChange change, BooleanSupplier work) {
		return this.writer.commit(() -> this.store.change(change, work));
	}

}
