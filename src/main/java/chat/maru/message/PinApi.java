package chat.maru.message;

import java.io.IOException;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

import chat.maru.account.Account;
import chat.maru.account.AccountPrincipal;
import chat.maru.account.CurrentAccount;
import chat.maru.log.LogWriter;
import chat.maru.message.Pins.PinList;
import chat.maru.refusal.Refused;
import chat.maru.refusal.Refuses;
import chat.maru.room.ReadingRights;
import chat.maru.room.RoomAccess;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The HTTP API of pinned messages and of the notice. */
@RestController
@RequestMapping("/api/rooms/{room}")
class PinApi {

	private final RoomAccess access;

	private final MessagePinning pinning;

	private final Pins pins;

	private final RoomLog log;

	private final LogWriter writer;

	private final ChangeFormat format;

	PinApi(RoomAccess access, MessagePinning pinning, Pins pins, RoomLog log, LogWriter writer, ChangeFormat format) {
		this.access = access;
		this.pinning = pinning;
		this.pins = pins;
		this.log = log;
		this.writer = writer;
		this.format = format;
	}

	/**
	 * Get the pinned messages of a room, at most 100, the one that was pinned last first.
	 * @param room the room's id
	 */
	@GetMapping("/pins")
	PinList pins(@AuthenticationPrincipal AccountPrincipal principal, @PathVariable String room) {
		return this.pins.of(this.access.read(principal.id(), room));
	}

	/**
	 * Pin a message for everyone in the room. With notice, it is shown above the room's
	 * messages, in place of the notice before it. Pinning it again changes nothing.
	 * @param room the room's id
	 * @param message the message's seq or id
	 */
	@PutMapping("/messages/{message}/pin")
	@Refuses({ "message-unknown", "message-deleted", "pins-too-many", "payload-malformed", "client-id-invalid",
			"client-id-taken", "too-many-messages", "silenced", "room-moderator-only", "room-archived", "epoch-changed",
			"busy", "storage-failed" })
	@ResponseStatus(HttpStatus.NO_CONTENT)
	@RequestBody(content = @Content(schema = @Schema(implementation = PinRequest.class)))
	CompletableFuture<Void> pin(@CurrentAccount Account account, @PathVariable String room,
			@PathVariable String message, HttpServletRequest request) throws IOException {
		return change(account, room, message, request, true);
	}

	/**
	 * Unpin a message for everyone in the room. Unpinning it again changes nothing.
	 * @param room the room's id
	 * @param message the message's seq or id
	 */
	@DeleteMapping("/messages/{message}/pin")
	@Refuses({ "message-unknown", "too-many-messages", "silenced", "room-moderator-only", "room-archived", "busy",
			"storage-failed" })
	@ResponseStatus(HttpStatus.NO_CONTENT)
	CompletableFuture<Void> unpin(@CurrentAccount Account account, @PathVariable String room,
			@PathVariable String message, HttpServletRequest request) throws IOException {
		return change(account, room, message, request, false);
	}

	private CompletableFuture<Void> change(Account account, String room, String message, HttpServletRequest request,
			boolean pinned) throws IOException {
		OptionalLong seq = Message.seq(room, message);
		if (seq.isEmpty()) {
			this.access.read(account.id(), room);
			throw new Refused(MessageReason.UNKNOWN);
		}
		ChangeDraft draft = this.format.readOptional(request.getInputStream().readAllBytes(), seq.getAsLong());
		return CommitWait.bounded(this.pinning.change(account, room, draft, pinned).<Void>thenApply((outcome) -> null));
	}

	/**
	 * Close the notice of a room for the caller, on all devices, until it changes.
	 * @param room the room's id
	 */
	@PutMapping("/notice/closed")
	@Refuses({ "seq-invalid", "epoch-changed" })
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void close(@CurrentAccount Account account, @PathVariable String room,
			@org.springframework.web.bind.annotation.RequestBody ClosedRequest closed) {
		ReadingRights rights = this.access.read(account.id(), room);
		this.log.requireEpoch(rights, closed.epoch());
		Long seq = closed.seq();
		if (seq == null || seq < 1 || seq > this.log.lastSeq(rights)) {
			throw new Refused(MessageReason.SEQ_INVALID);
		}
		this.writer.commit(new NoticeClosed(rights.account(), rights.roomId(), seq));
	}

	/**
	 * How a message is pinned.
	 *
	 * @param clientId a UUID by which the server recognises that the change was sent
	 * again
	 * @param notice whether the message is the room's notice from now on
	 * @param epoch the epoch in which the message has this seq, if it is known
	 */
	record PinRequest(@Schema(format = "uuid") @Nullable String clientId, @Nullable Boolean notice,
			@Nullable String epoch) {
	}

	/**
	 * Which notice is closed.
	 *
	 * @param seq the seq of the pin, which is that of the notice's last change
	 * @param epoch the epoch of that seq, if it is known
	 */
	record ClosedRequest(@Schema(requiredMode = RequiredMode.REQUIRED, minimum = "1") @Nullable Long seq,
			@Nullable String epoch) {
	}

}
