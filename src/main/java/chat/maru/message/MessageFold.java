package chat.maru.message;

import java.util.Objects;

import chat.maru.log.Entry;
import chat.maru.message.RoomEvent.Deleted;
import chat.maru.message.RoomEvent.Edited;
import chat.maru.message.RoomEvent.Posted;
import chat.maru.message.RoomEvent.Reacted;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Computes a message from its entries. */
final class MessageFold {

	private static final String VERSION = "version";

	private static final JsonMapper JSON = new JsonMapper();

	private MessageFold() {
	}

	/** Returns the payload of an entry that makes a version of a message. */
	static String payload(int version) {
		return JSON.createObjectNode().put(VERSION, version).toString();
	}

	/** Returns the version of the message that an entry made, from its payload. */
	static int version(@Nullable String payload) {
		return (payload != null) ? JSON.readTree(payload).path(VERSION).asInt(1) : 1;
	}

	/**
	 * Returns the message after one more entry. Its mentions have no names.
	 * @param before the message so far; null before it is posted
	 * @param entry its next entry, of any type
	 * @param author the account that made the entry
	 */
	static @Nullable Message next(@Nullable Message before, Entry entry, Author author) {
		return switch (entry.type()) {
			case Posted.TYPE -> new Message(Message.id(entry.log(), entry.seq()), entry.seq(),
					Objects.requireNonNullElse(entry.clientId(), ""), author,
					Objects.requireNonNullElse(entry.text(), ""), entry.at())
				.answering(Reply.of(entry.payload()))
				.mentioning(MentionPayload.read(entry.payload()));
			case Edited.TYPE -> (before != null && before.deletedAt() == null)
					? before.edited(Objects.requireNonNullElse(entry.text(), ""), version(entry.payload()), entry.at())
						.mentioning(MentionPayload.read(entry.payload()))
					: before;
			case Deleted.TYPE ->
				(before != null) ? before.deleted(entry.at(), !before.author().id().equals(entry.account())) : null;
			case Reacted.TYPE ->
				(before != null && before.deletedAt() == null && entry.payload() != null)
						? before.reactedTo(ReactionTotals.next(before.reactions(),
								Reacted.of(entry.log(), entry.seq(), entry.at(), before.seq(), entry.payload())))
						: before;
			default -> before;
		};
	}

}
