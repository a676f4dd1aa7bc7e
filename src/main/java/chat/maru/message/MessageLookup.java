package chat.maru.message;

import java.util.List;
import java.util.OptionalLong;

import chat.maru.refusal.Refused;
import chat.maru.room.ReadingRights;

import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Finds the message that a request is about. */
@Repository
class MessageLookup {

	private final MessageReader reader;

	MessageLookup(MessageReader reader) {
		this.reader = reader;
	}

	/**
	 * Returns a message of a room, also if it was deleted.
	 * @param id the message's id or seq
	 * @throws Refused if the room does not have this message
	 */
	@Transactional(readOnly = true)
	public Message require(ReadingRights rights, String id) {
		OptionalLong seq = Message.seq(rights.roomId(), id);
		if (seq.isEmpty()) {
			throw new Refused(MessageReason.UNKNOWN);
		}
		return require(rights, seq.getAsLong());
	}

	/**
	 * Returns a message of a room, also if it was deleted.
	 * @throws Refused if the room does not have this message
	 */
	@Transactional(readOnly = true)
	public Message require(ReadingRights rights, long seq) {
		return this.reader.message(rights.roomId(), seq).orElseThrow(() -> new Refused(MessageReason.UNKNOWN));
	}

	/** Returns the newest versions of a message, in order; none if it was deleted. */
	@Transactional(readOnly = true)
	public List<MessageVersion> versions(ReadingRights rights, Message message, int limit) {
		return this.reader.versions(rights.roomId(), message.seq(), limit);
	}

}
