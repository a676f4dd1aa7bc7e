package chat.maru.message;

import java.util.List;

import chat.maru.log.LogReader;
import chat.maru.room.ReadingRights;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads threads: a message and the replies to it, and to these. */
@Service
class MessageThreads {

	private final MessageLookup messages;

	private final MessageReader reader;

	private final ThreadReader threads;

	private final LogReader entries;

	private final RoomLog log;

	private final FormattedTexts formatted;

	MessageThreads(MessageLookup messages, MessageReader reader, ThreadReader threads, LogReader entries, RoomLog log,
			FormattedTexts formatted) {
		this.messages = messages;
		this.reader = reader;
		this.threads = threads;
		this.entries = entries;
		this.log = log;
		this.formatted = formatted;
	}

	/**
	 * Returns the thread of a message with a page of its replies.
	 * @param id the id or seq of its first message, or of any reply
	 * @param before the seq before which the replies were posted; null for the newest
	 * @param limit 1 to {@value RoomLog#LONGEST_PAGE}
	 * @throws chat.maru.refusal.Refused if the room does not have this message
	 */
	@Transactional(readOnly = true)
	public MessageThread of(ReadingRights rights, String id, @Nullable Long before, int limit) {
		String room = rights.roomId();
		Message message = this.messages.require(rights, id);
		Message root = (message.thread() != null) ? this.messages.require(rights, message.thread()) : message;
		List<Message> page = this.reader.replies(room, root.seq(), (before != null) ? before : Long.MAX_VALUE,
				limit + 1);
		boolean more = page.size() > limit;
		List<Message> replies = more ? page.subList(1, page.size()) : page;
		return new MessageThread(this.formatted.of(root), this.formatted.of(replies), more,
				this.threads.answered(room, replies), this.entries.head(room).seq(), this.log.epoch());
	}

	/**
	 * A thread.
	 *
	 * @param root its first message
	 * @param messages replies in seq order, also deleted ones
	 * @param more whether there are earlier replies
	 * @param answered the messages that these reply to, if they are not among them; in no
	 * particular order, and missing if there are none
	 * @param lastSeq the log's newest seq at the same instant
	 * @param epoch the epoch of these seqs
	 */
	record MessageThread(Message root, List<Message> messages, boolean more,
			@JsonInclude(Include.NON_EMPTY) List<Answered> answered, long lastSeq, String epoch) {
	}

}
