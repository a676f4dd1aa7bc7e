package chat.maru.message;

import java.util.concurrent.CompletableFuture;

import chat.maru.account.Account;
import chat.maru.log.LogWriter;
import chat.maru.log.Outcome;
import chat.maru.refusal.Refused;
import chat.maru.room.PinningRights;
import chat.maru.room.RoomAccess;

import org.springframework.stereotype.Service;

/** Pins messages in a room, and unpins them. */
@Service
public class MessagePinning {

	private final PostLimit limit;

	private final RoomAccess access;

	private final RoomLog rooms;

	private final MessageLookup messages;

	private final LogWriter log;

	MessagePinning(PostLimit limit, RoomAccess access, RoomLog rooms, MessageLookup messages, LogWriter log) {
		this.limit = limit;
		this.access = access;
		this.rooms = rooms;
		this.messages = messages;
		this.log = log;
	}

	/**
	 * Pins a message, or unpins it. Repeating it changes nothing.
	 * @return completes when the change is on disk, or exceptionally with
	 * {@link Refused}. It completes on the writer's thread, so dependent stages must be
	 * quick
	 * @throws Refused if the draft is not well-formed, the account makes too many changes
	 * or may not pin in the room, or the room does not have this message
	 */
	public CompletableFuture<Outcome> change(Account by, String room, ChangeDraft draft, boolean pinned) {
		draft.check();
		this.limit.count(by);
		PinningRights rights = this.access.pin(by, room);
		this.rooms.requireEpoch(rights, draft.epoch());
		Message message = this.messages.require(rights, draft.seq());
		return this.log.submit(new PinChange(rights.roomId(), message.seq(), rights.by(), draft.clientId(), pinned,
				pinned && draft.notice()));
	}

}
