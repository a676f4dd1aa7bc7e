package chat.maru.message;

import java.util.List;

import chat.maru.account.Account;
import chat.maru.account.CurrentAccount;
import chat.maru.log.LogWriter;
import chat.maru.refusal.Refused;
import chat.maru.refusal.Refuses;
import chat.maru.room.ReadingRights;
import chat.maru.room.RoomAccess;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The HTTP API of the caller's rooms, and of how far the caller has read them. */
@RestController
@RequestMapping("/api/rooms")
class RoomViewApi {

	private final RoomAccess access;

	private final RoomLog log;

	private final RoomViews views;

	private final LogWriter writer;

	RoomViewApi(RoomAccess access, RoomLog log, RoomViews views, LogWriter writer) {
		this.access = access;
		this.log = log;
		this.views = views;
		this.writer = writer;
	}

	/** Get the caller's rooms: the lobby first, then the others by name. */
	@GetMapping
	List<RoomView> rooms(@CurrentAccount Account account) {
		return this.views.withLastMessages(account.id());
	}

	/**
	 * Get a room that the caller is in.
	 * @param room the room's id
	 */
	@GetMapping("/{room}")
	RoomView room(@CurrentAccount Account account, @PathVariable String room) {
		return this.views.of(account.id(), room);
	}

	/**
	 * Set how far the caller has read a room, for all devices. An earlier seq than the
	 * current one changes nothing.
	 * @param room the room's id
	 */
	@PutMapping("/{room}/read")
	@Refuses({ "seq-invalid", "epoch-changed" })
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void read(@CurrentAccount Account account, @PathVariable String room, @RequestBody ReadRequest read) {
		ReadingRights rights = this.access.read(account.id(), room);
		this.writer.commit(RoomRead.to(rights.account(), rights.roomId(), checked(rights, read)));
	}

	/**
	 * Mark the messages of a room from a seq on as unread, for all devices. Those before
	 * it are read.
	 * @param room the room's id
	 */
	@PutMapping("/{room}/unread")
	@Refuses({ "seq-invalid", "epoch-changed" })
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void unread(@CurrentAccount Account account, @PathVariable String room, @RequestBody ReadRequest first) {
		ReadingRights rights = this.access.read(account.id(), room);
		this.writer.commit(RoomRead.unreadFrom(rights.account(), rights.roomId(), checked(rights, first)));
	}

	private long checked(ReadingRights rights, ReadRequest read) {
		this.log.requireEpoch(rights, read.epoch());
		Long seq = read.seq();
		long lastSeq = this.log.lastSeq(rights);
		if (seq == null || seq < 1 || seq > lastSeq) {
			throw new Refused(MessageReason.SEQ_INVALID, "seq is that of an event of this room, 1 to " + lastSeq + ".")
				.with("epoch", this.log.epoch())
				.with("lastSeq", lastSeq);
		}
		return seq;
	}

	/**
	 * How far the account has read.
	 *
	 * @param seq the seq of the last event that the account has read, or of the first one
	 * that is unread; at most the room's newest
	 * @param epoch the epoch of that seq, if it is known
	 */
	record ReadRequest(@Schema(requiredMode = RequiredMode.REQUIRED, minimum = "1") @Nullable Long seq,
			@Nullable String epoch) {
	}

}
