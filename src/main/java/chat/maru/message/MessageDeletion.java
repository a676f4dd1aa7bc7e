package chat.maru.message;

import java.util.concurrent.CompletableFuture;

import chat.maru.account.Account;
import chat.maru.account.Accounts;
import chat.maru.log.LogWriter;
import chat.maru.log.Outcome;
import chat.maru.refusal.Refused;
import chat.maru.room.DeletingRights;
import chat.maru.room.RoomAccess;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;

/**
 * Deletes messages, for their author or for a moderator of the room. The text and all
 * earlier versions are erased from the database; the message stays in the log without
 * them.
 */
@Service
public class MessageDeletion {

	private final PostLimit limit;

	private final RoomAccess access;

	private final RoomLog rooms;

	private final Accounts accounts;

	private final MessageLookup messages;

	private final LogWriter log;

	MessageDeletion(PostLimit limit, RoomAccess access, RoomLog rooms, Accounts accounts, MessageLookup messages,
			LogWriter log) {
		this.limit = limit;
		this.access = access;
		this.rooms = rooms;
		this.accounts = accounts;
		this.messages = messages;
		this.log = log;
	}

	/**
	 * Deletes a message. Deleting it again changes nothing.
	 * @return completes when the deletion is on disk, or exceptionally with
	 * {@link Refused}. It completes on the writer's thread, so dependent stages must be
	 * quick
	 * @throws Refused if the draft is not well-formed, the account makes too many
	 * changes, the room is archived or unknown or does not have this message, or another
	 * account wrote it and the caller does not moderate the room
	 */
	public CompletableFuture<Outcome> delete(Account by, String room, ChangeDraft draft) {
		draft.check();
		this.limit.count(by);
		DeletingRights rights = this.access.delete(by.id(), room);
		this.rooms.requireEpoch(rights, draft.epoch());
		Message message = this.messages.require(rights, draft.seq());
		return this.log.submit(deletion(rights, message, by, draft.clientId()));
	}

	/**
	 * Deletes a message and waits until that is on disk. Deleting it again changes
	 * nothing.
	 * @param id the message's id or seq
	 * @throws Refused if the room does not have this message, or another account wrote it
	 * and the caller does not moderate the room
	 */
	public void remove(DeletingRights rights, String id) {
		Message message = this.messages.require(rights, id);
		Account account = this.accounts.find(rights.account()).orElseThrow();
		this.log.commit(deletion(rights, message, account, null));
	}

	private Deletion deletion(DeletingRights rights, Message message, Account by, @Nullable String clientId) {
		if (!message.author().id().equals(by.id())) {
			this.access.moderate(rights);
		}
		return new Deletion(rights.roomId(), message, by, clientId);
	}

}
