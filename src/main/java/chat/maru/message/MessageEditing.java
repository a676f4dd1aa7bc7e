package chat.maru.message;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

import chat.maru.account.Account;
import chat.maru.log.LogWriter;
import chat.maru.refusal.Refused;
import chat.maru.room.PostingRights;
import chat.maru.room.ReadingRights;
import chat.maru.room.RoomAccess;

import org.springframework.stereotype.Service;

/** Edits messages, for their author, and reads their earlier versions. */
@Service
public class MessageEditing {

	/** The maximum number of versions that are read. */
	static final int MAX_VERSIONS = 100;

	private final PostLimit limit;

	private final RoomAccess access;

	private final RoomLog rooms;

	private final MessageLookup messages;

	private final LogWriter log;

	private final EditSettings settings;

	MessageEditing(PostLimit limit, RoomAccess access, RoomLog rooms, MessageLookup messages, LogWriter log,
			EditSettings settings) {
		this.limit = limit;
		this.access = access;
		this.rooms = rooms;
		this.messages = messages;
		this.log = log;
		this.settings = settings;
	}

	/**
	 * Edits a message. An edit that was already committed with the same clientId is not
	 * made again.
	 * @return completes with the message as this edit made it when that is on disk, or
	 * exceptionally with {@link Refused}. It completes on the writer's thread, so
	 * dependent stages must be quick
	 * @throws Refused if the draft is not well-formed or its text not valid, the account
	 * makes too many changes or may not post in the room, or the room does not have this
	 * message or another account wrote it
	 */
	public CompletableFuture<Message> edit(Account by, String room, ChangeDraft draft) {
		draft.check();
		String text = draft.requireText();
		this.limit.count(by);
		PostingRights rights = this.access.post(by, room);
		this.rooms.requireEpoch(rights, draft.epoch());
		List<Mention> mentions = this.rooms.mentions(rights, text, draft.mentions());
		Message message = this.messages.require(rights, draft.seq());
		if (!message.author().id().equals(by.id())) {
			throw new Refused(MessageReason.NOT_AUTHOR);
		}
		return this.log.submit(new Edit(room, message, by, draft.clientId(), text, mentions, draft.basedOn()))
			.thenApply((outcome) -> Objects
				.requireNonNull(MessageFold.next(message, outcome.entries().get(0), message.author()))
				.named(Mentions.names(mentions)));
	}

	/**
	 * Returns the newest versions of a message, at most {@value #MAX_VERSIONS}, in order;
	 * none if it was deleted.
	 * @param id the message's id or seq
	 * @throws Refused if the room does not have this message, or the account may not see
	 * its earlier versions
	 */
	List<MessageVersion> versions(ReadingRights rights, String id) {
		Message message = this.messages.require(rights, id);
		boolean own = message.author().id().equals(rights.account());
		switch (this.settings.versions()) {
			case NOBODY -> throw new Refused(MessageReason.VERSIONS_HIDDEN);
			case MODERATORS -> {
				if (!own && !this.access.mayModerate(rights)) {
					throw new Refused(MessageReason.VERSIONS_HIDDEN);
				}
			}
			case EVERYONE -> {
			}
		}
		return this.messages.versions(rights, message, MAX_VERSIONS);
	}

}
