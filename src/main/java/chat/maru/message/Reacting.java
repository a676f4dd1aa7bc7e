package chat.maru.message;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import chat.maru.account.Account;
import chat.maru.refusal.Refused;
import chat.maru.room.PostingRights;
import chat.maru.room.ReadingRights;
import chat.maru.room.RoomAccess;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;

/** Reacts to messages with emoji, and reads who did. */
@Service
public class Reacting {

	private final PostLimit limit;

	private final RoomAccess access;

	private final RoomLog rooms;

	private final MessageLookup messages;

	private final EmojiList emoji;

	private final ReactionQueue queue;

	private final ReactionReader reader;

	Reacting(PostLimit limit, RoomAccess access, RoomLog rooms, MessageLookup messages, EmojiList emoji,
			ReactionQueue queue, ReactionReader reader) {
		this.limit = limit;
		this.access = access;
		this.rooms = rooms;
		this.messages = messages;
		this.emoji = emoji;
		this.queue = queue;
		this.reader = reader;
	}

	/**
	 * Reacts to a message, or takes a reaction back. Doing so again changes nothing.
	 * @param wanted true to react, false to take the reaction back
	 * @return completes when that is on disk, or exceptionally with {@link Refused}. It
	 * completes on the writer's thread, so dependent stages must be quick
	 * @throws Refused if the draft is not well-formed or does not have an emoji, the
	 * account makes too many changes or may not post in the room, or the room does not
	 * have this message
	 */
	public CompletableFuture<Void> react(Account by, String room, ChangeDraft draft, boolean wanted) {
		draft.check();
		String found = require(draft.emoji());
		this.limit.count(by);
		PostingRights rights = this.access.post(by, room);
		this.rooms.requireEpoch(rights, draft.epoch());
		this.messages.require(rights, draft.seq());
		return this.queue.submit(room, draft.seq(), found, new ReactionWish(by.id(), draft.clientId(), wanted));
	}

	/**
	 * Returns the people who reacted to a message with an emoji, in the order of their
	 * ids.
	 * @param id the message's id or seq
	 * @param after the id of the last person of the previous page; null for the first
	 * page
	 * @throws Refused if the room does not have this message, or the text is not an emoji
	 */
	List<Author> people(ReadingRights rights, String id, String text, @Nullable String after, int limit) {
		Message message = this.messages.require(rights, id);
		return this.reader.people(rights, message, require(text), (after != null) ? after : "", limit);
	}

	private String require(@Nullable String text) {
		return this.emoji.find((text != null) ? text : "").orElseThrow(() -> new Refused(MessageReason.EMOJI_INVALID));
	}

}
