package chat.maru.socket;

import java.util.concurrent.CompletableFuture;

import chat.maru.account.Account;
import chat.maru.fanout.Typing;
import chat.maru.message.ChangeDraft;
import chat.maru.message.ChangeFormat;
import chat.maru.message.Draft;
import chat.maru.message.MessageDeletion;
import chat.maru.message.MessageEditing;
import chat.maru.message.MessagePinning;
import chat.maru.message.PostFormat;
import chat.maru.message.Posting;
import chat.maru.message.Reacting;
import chat.maru.refusal.Refused;
import chat.maru.room.Room;
import org.jspecify.annotations.Nullable;

import org.springframework.messaging.handler.annotation.DestinationVariable;
import org.springframework.messaging.handler.annotation.MessageMapping;
import org.springframework.messaging.handler.annotation.Payload;
import org.springframework.messaging.simp.stomp.StompHeaderAccessor;
import org.springframework.stereotype.Controller;

/** Receives posts and changes of messages. */
@Controller
class ChatController {

	/** Spring passes an empty body as null. */
	private static final byte[] EMPTY = new byte[0];

	private final Posting posting;

	private final MessageEditing editing;

	private final MessageDeletion deletion;

	private final MessagePinning pinning;

	private final Reacting reacting;

	private final Typing typing;

	private final TypingFormat typings;

	private final PostFormat posts;

	private final ChangeFormat changes;

	private final FrameAnswers answers;

	ChatController(Posting posting, MessageEditing editing, MessageDeletion deletion, MessagePinning pinning,
			Reacting reacting, Typing typing, TypingFormat typings, PostFormat posts, ChangeFormat changes,
			FrameAnswers answers) {
		this.posting = posting;
		this.editing = editing;
		this.deletion = deletion;
		this.pinning = pinning;
		this.reacting = reacting;
		this.typing = typing;
		this.typings = typings;
		this.posts = posts;
		this.changes = changes;
		this.answers = answers;
	}

	@MessageMapping("/chat")
	void postInLobby(@Payload(required = false) byte @Nullable [] body, StompHeaderAccessor headers) {
		post(Room.LOBBY, body, headers);
	}

	@MessageMapping("/chat.{room}")
	void postInRoom(@DestinationVariable String room, @Payload(required = false) byte @Nullable [] body,
			StompHeaderAccessor headers) {
		post(room, body, headers);
	}

	private void post(String room, byte @Nullable [] body, StompHeaderAccessor headers) {
		Account author = ConnectedAccount.of(headers.getSessionAttributes());
		Draft draft = this.posts.read((body != null) ? body : EMPTY);
		this.answers.answer(headers, draft.sentClientId(), () -> this.posting.post(author, room, draft));
	}

	@MessageMapping("/changes.{room}")
	void change(@DestinationVariable String room, @Payload(required = false) byte @Nullable [] body,
			StompHeaderAccessor headers) {
		Account account = ConnectedAccount.of(headers.getSessionAttributes());
		ChangeDraft draft = this.changes.read((body != null) ? body : EMPTY);
		this.answers.answer(headers, draft.sentClientId(), () -> change(account, room, draft));
	}

	/** Never stored, never answered. */
	@MessageMapping("/typing.{room}")
	void typing(@DestinationVariable String room, @Payload(required = false) byte @Nullable [] body,
			StompHeaderAccessor headers) {
		Account account = ConnectedAccount.of(headers.getSessionAttributes());
		if (this.typings.isTyping((body != null) ? body : EMPTY)) {
			this.typing.typing(account, room);
		}
		else {
			this.typing.ended(account, room);
		}
	}

	private CompletableFuture<?> change(Account account, String room, ChangeDraft draft) {
		draft.checkFrame();
		return switch (String.valueOf(draft.kind())) {
			case "edit" -> this.editing.edit(account, room, draft);
			case "delete" -> this.deletion.delete(account, room, draft);
			case "pin" -> this.pinning.change(account, room, draft, true);
			case "unpin" -> this.pinning.change(account, room, draft, false);
			case "react" -> this.reacting.react(account, room, draft, true);
			case "unreact" -> this.reacting.react(account, room, draft, false);
			default -> throw new Refused(FrameReason.KIND);
		};
	}

}
