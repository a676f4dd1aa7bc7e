package chat.maru.message;

import chat.maru.refusal.Refused;
import chat.maru.room.PostingRights;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds the messages that others reply to. */
@Component
class Replies {

	private final MessageReader reader;

	private final RoomLog log;

	Replies(MessageReader reader, RoomLog log) {
		this.reader = reader;
		this.log = log;
	}

	/**
	 * Returns what a draft replies to; null for nothing. The message may have been
	 * deleted: the writer refuses that, because it also knows whether the draft was
	 * posted before.
	 * @throws Refused if the room does not have this message, or its seq is of another
	 * epoch
	 */
	@Transactional(readOnly = true)
	public @Nullable Reply of(PostingRights rights, Draft draft) {
		Long replyTo = draft.replyTo();
		if (replyTo == null) {
			return null;
		}
		this.log.requireEpoch(rights, draft.epoch());
		return this.reader.message(rights.roomId(), replyTo)
			.map(Message::reply)
			.orElseThrow(() -> new Refused(MessageReason.UNKNOWN, "replyTo is not a message of this room."));
	}

}
