package chat.maru.message;

import java.util.Objects;

import chat.maru.log.Entry;
import chat.maru.message.RoomEvent.Deleted;
import chat.maru.message.RoomEvent.Posted;
import org.jspecify.annotations.Nullable;

/** Computes a message from its entries. */
final class MessageFold {

	private MessageFold() {
	}

	/**
	 * Returns the message after one more entry.
	 * @param before the message so far; null before it is posted
	 * @param entry its next entry, of any type
	 * @param author the account that made the entry
	 */
	static @Nullable Message next(@Nullable Message before, Entry entry, Author author) {
		return switch (entry.type()) {
			case Posted.TYPE -> new Message(Message.id(entry.log(), entry.seq()), entry.seq(),
					Objects.requireNonNullElse(entry.clientId(), ""), author,
					Objects.requireNonNullElse(entry.text(), ""), entry.at());
			case Deleted.TYPE -> (before != null) ? before.deleted(entry.at()) : null;
			default -> before;
		};
	}

}
