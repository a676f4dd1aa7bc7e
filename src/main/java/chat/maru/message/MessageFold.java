package chat.maru.message;

import java.util.Objects;

import chat.maru.log.Entry;
import chat.maru.message.RoomEvent.Deleted;
import chat.maru.message.RoomEvent.Posted;
import org.jspecify.annotations.Nullable;

/** What the entries of a message add up to. */
final class MessageFold {

	private MessageFold() {
	}

	/**
	 * The message after one more entry.
	 * @param before the message so far; null before it is posted
	 * @param entry its next entry, of any type
	 * @param author who did what the entry says
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
