package chat.maru.message;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

import chat.maru.log.Change;
import chat.maru.log.Committed;
import chat.maru.log.Entry;
import chat.maru.log.LogListener;
import chat.maru.message.RoomEvent.Changed;
import chat.maru.message.RoomEvent.Deleted;
import chat.maru.message.RoomEvent.Posted;
import chat.maru.message.RoomEvent.Unknown;
import chat.maru.person.PersonEntries;
import chat.maru.room.RoomChange;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * Converts committed entries to events of rooms and passes them to the listeners, without
 * reading them from the log.
 */
@Component
class RoomEvents implements LogListener {

	/**
	 * Looked up at the first commit, because some of them depend on the log themselves.
	 */
	private final SingletonSupplier<List<RoomEventListener>> listeners;

	private final JsonMapper json;

	RoomEvents(ObjectProvider<RoomEventListener> listeners, JsonMapper json) {
		this.listeners = SingletonSupplier.of(() -> listeners.orderedStream().toList());
		this.json = json;
	}

	@Override
	public void committed(List<Committed> committed) {
		List<RoomEvent> events = committed.stream()
			.filter((one) -> !PersonEntries.isPersons(one.entry().log()))
			.map((one) -> event(one.change(), one.entry()))
			.toList();
		this.listeners.obtain().forEach((listener) -> listener.committed(events));
	}

	private RoomEvent event(Change change, Entry entry) {
		if (change instanceof Post post) {
			Message message = MessageFold.next(null, entry, Author.of(post.author()));
			return new Posted(entry.log(), entry.seq(), entry.at(), Objects.requireNonNull(message));
		}
		if (change instanceof Deletion deletion) {
			Author by = Author.of(deletion.by());
			Message message = MessageFold.next(deletion.message(), entry, by);
			return new Deleted(entry.log(), entry.seq(), entry.at(), by, Objects.requireNonNull(message));
		}
		if (change instanceof RoomChange roomChange) {
			Author account = (entry.subject() != null && roomChange.account() != null) ? Author.of(roomChange.account())
					: null;
			return changed(entry.type(), entry.log(), entry.seq(), entry.at(), Author.of(roomChange.by()), account,
					entry.payload());
		}
		return new Unknown(entry.log(), entry.seq(), entry.at());
	}

	/**
	 * Creates the event for a change of a room.
	 * @param payload the payload of the entry, or null
	 */
	Changed changed(String type, String room, long seq, Instant at, Author by, @Nullable Author account,
			@Nullable String payload) {
		JsonNode says = (payload != null) ? this.json.readTree(payload) : this.json.createObjectNode();
		return new Changed(type, room, seq, at, by, account, text(says, "name"), text(says, "topic"));
	}

	private static @Nullable String text(JsonNode payload, String name) {
		JsonNode value = payload.get(name);
		return (value != null && value.isString()) ? value.stringValue() : null;
	}

}
