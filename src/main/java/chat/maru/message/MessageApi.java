package chat.maru.message;

import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

import chat.maru.account.Account;
import chat.maru.account.AccountPrincipal;
import chat.maru.account.CurrentAccount;
import chat.maru.message.PostApi.MentionRequest;
import chat.maru.message.PostApi.MessageAnswer;
import chat.maru.refusal.Refused;
import chat.maru.refusal.Refuses;
import chat.maru.room.DeletingRights;
import chat.maru.room.RoomAccess;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The HTTP API of one message: to edit it, to delete it, and its versions. */
@RestController
@RequestMapping("/api/rooms/{room}/messages/{message}")
class MessageApi {

	private final RoomAccess access;

	private final RoomLog log;

	private final MessageEditing editing;

	private final MessageDeletion deletion;

	private final ChangeFormat format;

	MessageApi(RoomAccess access, RoomLog log, MessageEditing editing, MessageDeletion deletion, ChangeFormat format) {
		this.access = access;
		this.log = log;
		this.editing = editing;
		this.deletion = deletion;
		this.format = format;
	}

	/**
	 * Edit a message. The caller must be its author. Readers get its new text, and it
	 * says that it was edited.
	 * @param room the room's id
	 * @param message the message's seq or id
	 */
	@PatchMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
	@Refuses({ "message-unknown", "message-deleted", "not-author", "edit-conflict", "edit-too-late",
			"payload-malformed", "client-id-invalid", "client-id-taken", "text-missing", "text-blank", "text-too-long",
			"mentions-invalid", "too-many-mentions", "too-many-messages", "silenced", "room-archived", "epoch-changed",
			"busy", "storage-failed" })
	@RequestBody(required = true, content = @Content(schema = @Schema(implementation = EditRequest.class)))
	CompletableFuture<MessageAnswer> edit(@CurrentAccount Account account, @PathVariable String room,
			@PathVariable String message, HttpServletRequest request) throws IOException {
		OptionalLong seq = Message.seq(room, message);
		if (seq.isEmpty()) {
			this.access.read(account.id(), room);
			throw new Refused(MessageReason.UNKNOWN);
		}
		// Not bound to a record, which would accept a number as a text.
		ChangeDraft draft = this.format.read(request.getInputStream().readAllBytes(), seq.getAsLong());
		return CommitWait.bounded(this.editing.edit(account, room, draft).thenApply(MessageAnswer::new));
	}

	/**
	 * Delete a message. The caller must be its author or moderate the room. Its text and
	 * its earlier versions are erased for everyone. Deleting it again changes nothing.
	 * @param room the room's id
	 * @param message the message's seq or id
	 * @param epoch the epoch in which the message has this seq, if it is known
	 */
	@DeleteMapping
	@Refuses({ "message-unknown", "epoch-changed", "room-moderator-only", "room-archived" })
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void remove(@AuthenticationPrincipal AccountPrincipal principal, @PathVariable String room,
			@PathVariable String message, @RequestParam(required = false) @Nullable String epoch) {
		DeletingRights rights = this.access.delete(principal.id(), room);
		this.log.requireEpoch(rights, epoch);
		this.deletion.remove(rights, message);
	}

	/**
	 * Get the versions of a message in order, at most the newest 100: the text that was
	 * posted, and that of each edit. None if the message was deleted.
	 * @param room the room's id
	 * @param message the message's seq or id
	 */
	@GetMapping("/versions")
	@Refuses({ "message-unknown", "versions-hidden" })
	Versions versions(@AuthenticationPrincipal AccountPrincipal principal, @PathVariable String room,
			@PathVariable String message) {
		return new Versions(this.editing.versions(this.access.read(principal.id(), room), message));
	}

	/**
	 * A new text for a message.
	 *
	 * @param clientId a UUID by which the server recognises that the edit was sent again;
	 * without it, each request is another edit
	 * @param text the new text, by default 1 to 4,000 characters
	 * @param mentions mentions that the client knows, as in a new message
	 * @param basedOn the version that was changed, 1 for a message that was never edited;
	 * if there is a newer one, the edit is refused. Without it, the edit replaces any
	 * version
	 * @param epoch the epoch in which the message has this seq, if it is known
	 */
	record EditRequest(@Schema(format = "uuid") @Nullable String clientId,
			@Schema(requiredMode = RequiredMode.REQUIRED) @Nullable String text,
			@ArraySchema(maxItems = Mention.MAX) @Nullable List<MentionRequest> mentions,
			@Schema(minimum = "1") @Nullable Integer basedOn, @Nullable String epoch) {
	}

	/**
	 * The versions of a message.
	 *
	 * @param versions the versions, the oldest first
	 */
	record Versions(List<MessageVersion> versions) {
	}

}
