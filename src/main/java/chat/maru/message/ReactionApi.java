package chat.maru.message;

import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import chat.maru.account.Account;
import chat.maru.account.AccountPrincipal;
import chat.maru.account.CurrentAccount;
import chat.maru.refusal.Refused;
import chat.maru.refusal.Refuses;
import chat.maru.room.ReadingRights;
import chat.maru.room.RoomAccess;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The HTTP API of reactions to messages. */
@RestController
@RequestMapping("/api/rooms/{room}/messages")
class ReactionApi {

	private static final int MAX_PEOPLE = 100;

	private static final int MAX_OWN = 1_000;

	private final RoomAccess access;

	private final RoomLog log;

	private final Reacting reacting;

	private final ReactionReader reader;

	ReactionApi(RoomAccess access, RoomLog log, Reacting reacting, ReactionReader reader) {
		this.access = access;
		this.log = log;
		this.reacting = reacting;
		this.reader = reader;
	}

	/**
	 * React to a message with an emoji. Skin tones count as the same emoji. Doing so
	 * again changes nothing.
	 * @param room the room's id
	 * @param message the message's seq or id
	 * @param emoji the emoji
	 * @param clientId a UUID by which the server recognises that the request was sent
	 * again
	 * @param epoch the epoch in which the message has this seq, if it is known
	 */
	@PutMapping("/{message}/reactions/{emoji}")
	@Refuses({ "message-unknown", "message-deleted", "emoji-invalid", "too-many-reactions", "client-id-invalid",
			"client-id-taken", "too-many-messages", "silenced", "room-archived", "epoch-changed", "busy",
			"storage-failed" })
	@ResponseStatus(HttpStatus.NO_CONTENT)
	CompletableFuture<Void> add(@CurrentAccount Account account, @PathVariable String room,
			@PathVariable String message, @PathVariable String emoji,
			@RequestParam(required = false) @Nullable String clientId,
			@RequestParam(required = false) @Nullable String epoch) {
		return react(account, room, message, emoji, clientId, epoch, true);
	}

	/**
	 * Take a reaction back. Doing so again changes nothing.
	 * @param room the room's id
	 * @param message the message's seq or id
	 * @param emoji the emoji
	 * @param clientId a UUID by which the server recognises that the request was sent
	 * again
	 * @param epoch the epoch in which the message has this seq, if it is known
	 */
	@DeleteMapping("/{message}/reactions/{emoji}")
	@Refuses({ "message-unknown", "emoji-invalid", "client-id-invalid", "client-id-taken", "too-many-messages",
			"silenced", "room-archived", "epoch-changed", "busy", "storage-failed" })
	@ResponseStatus(HttpStatus.NO_CONTENT)
	CompletableFuture<Void> remove(@CurrentAccount Account account, @PathVariable String room,
			@PathVariable String message, @PathVariable String emoji,
			@RequestParam(required = false) @Nullable String clientId,
			@RequestParam(required = false) @Nullable String epoch) {
		return react(account, room, message, emoji, clientId, epoch, false);
	}

	private CompletableFuture<Void> react(Account account, String room, String message, String emoji,
			@Nullable String clientId, @Nullable String epoch, boolean wanted) {
		OptionalLong seq = Message.seq(room, message);
		if (seq.isEmpty()) {
			this.access.read(account.id(), room);
			throw new Refused(MessageReason.UNKNOWN);
		}
		String id = (clientId != null) ? clientId : UUID.randomUUID().toString();
		ChangeDraft draft = ChangeDraft.reaction(id, seq.getAsLong(), emoji, epoch);
		return CommitWait.bounded(this.reacting.react(account, room, draft, wanted));
	}

	/**
	 * Get the people who reacted to a message with an emoji, in the order of their ids.
	 * @param room the room's id
	 * @param message the message's seq or id
	 * @param emoji the emoji
	 * @param after the id of the last person of the previous page
	 * @param limit the maximum number of people
	 */
	@GetMapping("/{message}/reactions/{emoji}")
	@Refuses({ "message-unknown", "emoji-invalid" })
	ReactionPeople people(@AuthenticationPrincipal AccountPrincipal principal, @PathVariable String room,
			@PathVariable String message, @PathVariable String emoji,
			@RequestParam(required = false) @Nullable String after,
			@RequestParam(defaultValue = "100") @Min(1) @Max(MAX_PEOPLE) int limit) {
		ReadingRights rights = this.access.read(principal.id(), room);
		List<Author> people = this.reacting.people(rights, message, emoji, after, limit + 1);
		boolean more = people.size() > limit;
		return new ReactionPeople(more ? people.subList(0, limit) : people, more);
	}

	/**
	 * Get the caller's own reactions to messages, the newest messages first, at most
	 * 1,000.
	 * @param room the room's id
	 * @param from the seq of the first message
	 * @param to the seq of the last message
	 * @param epoch the epoch of from and to, if it is known
	 */
	@GetMapping("/reactions/mine")
	@Refuses("epoch-changed")
	OwnReactions mine(@AuthenticationPrincipal AccountPrincipal principal, @PathVariable String room,
			@RequestParam @Min(1) long from, @RequestParam @Min(1) long to,
			@RequestParam(required = false) @Nullable String epoch) {
		ReadingRights rights = this.access.read(principal.id(), room);
		this.log.requireEpoch(rights, epoch);
		return new OwnReactions(this.reader.own(rights, from, to, MAX_OWN));
	}

	/**
	 * People who reacted.
	 *
	 * @param people the people, at most as many as were requested
	 * @param more whether there are more
	 */
	record ReactionPeople(List<Author> people, boolean more) {
	}

	/**
	 * Reactions of the caller.
	 *
	 * @param reactions the reactions
	 */
	record OwnReactions(List<ReactionReader.Own> reactions) {
	}

}
