package chat.maru.message;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

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

	@Override
	public List<RoomChange> commit(Supplier<List<RoomChange>> work) {
		List<RoomChange> changes = new ArrayList<>();
		this.writer.commitAll(() -> this.store.change(() -> {
			changes.addAll(work.get());
			return changes;
		}));
		return changes;
	}

}
