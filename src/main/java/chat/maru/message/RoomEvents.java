package chat.maru.message;

import java.util.List;
import java.util.Objects;

import chat.maru.log.Change;
import chat.maru.log.Committed;
import chat.maru.log.Entry;
import chat.maru.log.LogListener;
import chat.maru.message.RoomEvent.Changed;
import chat.maru.message.RoomEvent.Deleted;
import chat.maru.message.RoomEvent.Edited;
import chat.maru.message.RoomEvent.PinChanged;
import chat.maru.message.RoomEvent.Posted;
import chat.maru.message.RoomEvent.Reacted;
import chat.maru.message.RoomEvent.Unknown;
import chat.maru.person.PersonEntries;
import chat.maru.room.RoomChange;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * Converts committed entries to events of rooms and passes them to the listeners. What
 * this node committed is converted without reading from the database.
 */
@Component
class RoomEvents implements LogListener {

	/**
	 * Looked up at the first commit, because some of them depend on the log themselves.
	 */
	private final SingletonSupplier<List<RoomEventListener>> listeners;

	private final ForeignEvents foreign;

	RoomEvents(ObjectProvider<RoomEventListener> listeners, ForeignEvents foreign) {
		this.listeners = SingletonSupplier.of(() -> listeners.orderedStream().toList());
		this.foreign = foreign;
	}

	@Override
	public void committed(List<Committed> committed) {
		List<Committed> ofRooms = committed.stream()
			.filter((one) -> !PersonEntries.isPersons(one.entry().log()))
			.toList();
		boolean read = ofRooms.stream().anyMatch((one) -> one.change() == null);
		List<RoomEvent> events = read ? this.foreign.of(ofRooms.stream().map(Committed::entry).toList())
				: ofRooms.stream().map((one) -> event(Objects.requireNonNull(one.change()), one.entry())).toList();
		this.listeners.obtain().forEach((listener) -> listener.committed(events));
	}

	private static RoomEvent event(Change change, Entry entry) {
		if (change instanceof Post post) {
			Message message = MessageFold.next(null, entry, Author.of(post.author()));
			return new Posted(entry.log(), entry.seq(), entry.at(),
					Objects.requireNonNull(message).mentioning(post.mentions()).formatted(post.html()));
		}
		if (change instanceof Edit edit) {
			Message message = MessageFold.next(edit.message(), entry, Author.of(edit.by()));
			return new Edited(entry.log(), entry.seq(), entry.at(),
					Objects.requireNonNull(message).mentioning(edit.mentions()).formatted(edit.html()));
		}
		if (change instanceof Deletion deletion) {
			Author by = Author.of(deletion.by());
			Message message = MessageFold.next(deletion.message(), entry, by);
			return new Deleted(entry.log(), entry.seq(), entry.at(), by, Objects.requireNonNull(message));
		}
		if (change instanceof PinChange pin) {
			return new PinChanged(entry.type(), entry.log(), entry.seq(), entry.at(), Author.of(pin.by()),
					pin.message(), pin.notice());
		}
		if (change instanceof ReactionBatch batch) {
			return Reacted.of(entry.log(), entry.seq(), entry.at(), batch.message(), entry.payload());
		}
		if (change instanceof RoomChange roomChange) {
			Author account = (entry.subject() != null && roomChange.account() != null) ? Author.of(roomChange.account())
					: null;
			return Changed.of(entry.type(), entry.log(), entry.seq(), entry.at(), Author.of(roomChange.by()), account,
					entry.payload());
		}
		return new Unknown(entry.log(), entry.seq(), entry.at());
	}

}
