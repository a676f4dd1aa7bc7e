package chat.maru.message;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import org.jspecify.annotations.Nullable;

/**
 * A message.
 *
 * @param id an opaque id that never changes
 * @param seq the message's number in the room's log
 * @param clientId the id that its author's client chose, a UUID in lower case
 * @param author the message's author
 * @param text the text, by default 1 to 4,000 characters; empty if the message was
 * deleted
 * @param sentAt when the server accepted it
 * @param mentions who is mentioned in the text, in its order; left out if nobody is
 * @param replyTo the seq of the message that it replies to; null if it is not a reply
 * @param thread the seq of the first message of the thread that the reply is in; null if
 * it is not a reply
 * @param version 2 after the first edit, 3 after the next; null if it was never edited,
 * which counts as 1, or was deleted
 * @param editedAt when it was edited last; null if it was never edited, or was deleted
 * @param deletedAt when the message and its text were deleted; null if it was not deleted
 * @param removed whether a moderator deleted it, and not its author
 * @param html the formatted text; null if it is the same as the escaped text, and in
 * answers to posts and edits and of the search
 * @param reactions the reactions to it; in history only, because events of their own tell
 * how they change
 */
public record Message(String id, long seq, String clientId, Author author, String text,
		@JsonFormat(pattern = RoomEvent.TIME, timezone = "UTC") Instant sentAt,
		@JsonInclude(Include.NON_EMPTY) List<Mention> mentions, @JsonInclude(Include.NON_NULL) @Nullable Long replyTo,
		@JsonInclude(Include.NON_NULL) @Nullable Long thread, @JsonInclude(Include.NON_NULL) @Nullable Integer version,
		@JsonInclude(Include.NON_NULL) @JsonFormat(pattern = RoomEvent.TIME,
				timezone = "UTC") @Nullable Instant editedAt,
		@JsonInclude(Include.NON_NULL) @JsonFormat(pattern = RoomEvent.TIME,
				timezone = "UTC") @Nullable Instant deletedAt,
		@JsonInclude(Include.NON_DEFAULT) boolean removed, @JsonInclude(Include.NON_NULL) @Nullable String html,
		@JsonInclude(Include.NON_EMPTY) List<Reaction> reactions) {

	public Message(String id, long seq, String clientId, Author author, String text, Instant sentAt) {
		this(id, seq, clientId, author, text, sentAt, List.of(), null, null, null, null, null, false, null, List.of());
	}

	/** Returns the message as a reply; with null as it is. */
	Message answering(@Nullable Reply reply) {
		return (reply == null) ? this
				: new Message(this.id, this.seq, this.clientId, this.author, this.text, this.sentAt, this.mentions,
						reply.to(), reply.thread(), this.version, this.editedAt, this.deletedAt, this.removed,
						this.html, this.reactions);
	}

	/**
	 * Returns what a reply to this message has. A reply to a reply stays in the same
	 * thread.
	 */
	Reply reply() {
		return new Reply(this.seq, (this.thread != null) ? this.thread : this.seq);
	}

	/** Returns the message with the mentions of its text. */
	Message mentioning(List<Mention> newMentions) {
		return new Message(this.id, this.seq, this.clientId, this.author, this.text, this.sentAt, newMentions,
				this.replyTo, this.thread, this.version, this.editedAt, this.deletedAt, this.removed, this.html,
				this.reactions);
	}

	/**
	 * Returns the message with the present names of those whom it mentions.
	 * @param names returns the name of the account with an id; null if it was deleted
	 */
	Message named(Function<String, @Nullable String> names) {
		return this.mentions.isEmpty() ? this : mentioning(
				this.mentions.stream().map((mention) -> mention.named(names.apply(mention.id()))).toList());
	}

	/** Returns the message with another text, which mentions nobody. */
	Message edited(String newText, int newVersion, Instant at) {
		return new Message(this.id, this.seq, this.clientId, this.author, newText, this.sentAt, List.of(), this.replyTo,
				this.thread, newVersion, at, null, false, null, this.reactions);
	}

	/**
	 * Returns the message without its text and its versions.
	 * @param byModerator whether another account than its author deleted it
	 */
	Message deleted(Instant at, boolean byModerator) {
		return new Message(this.id, this.seq, this.clientId, this.author, "", this.sentAt, List.of(), this.replyTo,
				this.thread, null, null, at, byModerator, null, List.of());
	}

	/** Returns the message with its formatted text. */
	Message formatted(@Nullable String newHtml) {
		return new Message(this.id, this.seq, this.clientId, this.author, this.text, this.sentAt, this.mentions,
				this.replyTo, this.thread, this.version, this.editedAt, this.deletedAt, this.removed, newHtml,
				this.reactions);
	}

	/** Returns the message with other reactions. */
	Message reactedTo(List<Reaction> now) {
		return new Message(this.id, this.seq, this.clientId, this.author, this.text, this.sentAt, this.mentions,
				this.replyTo, this.thread, this.version, this.editedAt, this.deletedAt, this.removed, this.html, now);
	}

	Message withoutReactions() {
		return this.reactions.isEmpty() ? this : reactedTo(List.of());
	}

	static String id(String room, long seq) {
		return room + "-" + seq;
	}

	/**
	 * Returns the seq in an id; empty if no message of this room can have that id.
	 * @param id the id of a message, or its seq
	 */
	static OptionalLong seq(String room, String id) {
		String number = id.startsWith(room + "-") ? id.substring(room.length() + 1) : id;
		try {
			long seq = Long.parseLong(number);
			return (seq > 0 && Long.toString(seq).equals(number)) ? OptionalLong.of(seq) : OptionalLong.empty();
		}
		catch (NumberFormatException ex) {
			return OptionalLong.empty();
		}
	}

}
