package chat.maru.message;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import chat.maru.log.Entry;
import chat.maru.message.RoomEvent.Changed;
import chat.maru.message.RoomEvent.Deleted;
import chat.maru.message.RoomEvent.Edited;
import chat.maru.message.RoomEvent.PinChanged;
import chat.maru.message.RoomEvent.Posted;
import chat.maru.message.RoomEvent.Reacted;
import chat.maru.message.RoomEvent.Unknown;
import chat.maru.room.RoomChange.Kind;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Converts entries that were read from the log to events, as {@link MessageReader} does,
 * with names from the database.
 */
@Component
class ForeignEvents {

	private final MessageReader reader;

	private final FormattedTexts formatted;

	ForeignEvents(MessageReader reader, FormattedTexts formatted) {
		this.reader = reader;
		this.formatted = formatted;
	}

	/** Converts entries of rooms' logs, in the same order. */
	@Transactional(readOnly = true)
	public List<RoomEvent> of(List<Entry> entries) {
		Set<String> accounts = new HashSet<>();
		for (Entry entry : entries) {
			accounts.add(entry.account());
			if (entry.subject() != null) {
				accounts.add(entry.subject());
			}
			MentionPayload.read(entry.payload()).forEach((mention) -> accounts.add(mention.id()));
		}
		Map<String, Author> authors = this.reader.authors(accounts);
		Set<Key> edited = entries.stream()
			.filter((entry) -> entry.type().equals(Edited.TYPE))
			.map(Key::of)
			.collect(Collectors.toSet());
		return this.formatted
			.ofEvents(entries.stream().map((entry) -> event(entry, authors, edited.contains(Key.of(entry)))).toList());
	}

	private RoomEvent event(Entry entry, Map<String, Author> authors, boolean edited) {
		Author by = authors.get(entry.account());
		@Nullable RoomEvent event = null;
		if (by != null && entry.type().equals(Posted.TYPE)) {
			event = posted(entry, by, edited)
				.map((message) -> new Posted(entry.log(), entry.seq(), entry.at(),
						message.named((id) -> name(authors.get(id)))))
				.orElse(null);
		}
		else if (by != null && entry.type().equals(Edited.TYPE)) {
			event = stored(entry).map((message) -> new Edited(entry.log(), entry.seq(), entry.at(), message))
				.orElse(null);
		}
		else if (by != null && entry.type().equals(Deleted.TYPE)) {
			event = stored(entry).map((message) -> new Deleted(entry.log(), entry.seq(), entry.at(), by, message))
				.orElse(null);
		}
		else if (by != null && PinChanged.is(entry.type()) && entry.message() != null) {
			event = new PinChanged(entry.type(), entry.log(), entry.seq(), entry.at(), by, entry.message(),
					PinChanged.notice(entry.payload()));
		}
		else if (entry.message() != null && entry.type().equals(Reacted.TYPE)) {
			event = Reacted.of(entry.log(), entry.seq(), entry.at(), entry.message(), entry.payload());
		}
		else if (by != null && Kind.find(entry.type()).isPresent()) {
			Author account = (entry.subject() != null) ? authors.get(entry.subject()) : null;
			event = Changed.of(entry.type(), entry.log(), entry.seq(), entry.at(), by, account, entry.payload());
		}
		return (event != null) ? event : new Unknown(entry.log(), entry.seq(), entry.at());
	}

	private static @Nullable String name(@Nullable Author account) {
		return (account != null && !account.deleted()) ? account.name() : null;
	}

	/** A message whose text has been erased was deleted, which only its row says. */
	private Optional<Message> posted(Entry entry, Author by, boolean edited) {
		return (edited || Objects.requireNonNullElse(entry.text(), "").isEmpty()) ? stored(entry)
				: Optional.ofNullable(MessageFold.next(null, entry, by));
	}

	private Optional<Message> stored(Entry entry) {
		Long message = entry.message();
		return (message != null) ? this.reader.message(entry.log(), message) : Optional.empty();
	}

	/** A message of a room. */
	private record Key(String room, @Nullable Long message) {

		static Key of(Entry entry) {
			return new Key(entry.log(), entry.message());
		}

	}

}
