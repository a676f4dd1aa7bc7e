package chat.maru.socket;

import java.util.Locale;
import java.util.concurrent.CompletionException;

import chat.maru.account.Account;
import chat.maru.message.Post;
import chat.maru.message.PostRefused;
import chat.maru.message.RoomLog;
import chat.maru.room.Room;
import chat.maru.room.RoomAccess;
import chat.maru.room.RoomUnknown;
import chat.maru.socket.ConnectGuard.ConnectedAccount;
import org.jspecify.annotations.Nullable;

import org.springframework.messaging.handler.annotation.DestinationVariable;
import org.springframework.messaging.handler.annotation.MessageMapping;
import org.springframework.messaging.handler.annotation.Payload;
import org.springframework.messaging.simp.stomp.StompHeaderAccessor;
import org.springframework.stereotype.Controller;

/** Takes what people say, and answers each with a RECEIPT or a refusal. */
@Controller
class ChatController {

	/** After which a post that the server could not take may be sent again, in ms. */
	private static final long RETRY = 1_000;

	/** What Spring hands over as null. */
	private static final byte[] EMPTY = new byte[0];

	private final RoomAccess access;

	private final RoomLog log;

	private final PostLimit limit;

	private final PostFormat format;

	private final Receipts receipts;

	private final Refusals refusals;

	ChatController(RoomAccess access, RoomLog log, PostLimit limit, PostFormat format, Receipts receipts,
			Refusals refusals) {
		this.access = access;
		this.log = log;
		this.limit = limit;
		this.format = format;
		this.receipts = receipts;
		this.refusals = refusals;
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
		PostFormat.Draft draft = this.format.read((body != null) ? body : EMPTY);
		try {
			draft.check();
			this.limit.count(author);
			Post post = new Post(this.access.post(author.id(), room).id(), author, draft.clientId(), draft.text());
			this.log.post(post).whenComplete((seq, failure) -> {
				if (failure == null) {
					acknowledge(headers);
				}
				else {
					refuse(headers, draft, failure);
				}
			});
		}
		catch (RuntimeException ex) {
			refuse(headers, draft, ex);
		}
	}

	private void acknowledge(StompHeaderAccessor headers) {
		if (headers.getReceipt() != null) {
			this.receipts.send(headers.getSessionId(), headers.getReceipt());
		}
	}

	private void refuse(StompHeaderAccessor headers, PostFormat.Draft draft, Throwable failure) {
		Throwable cause = (failure instanceof CompletionException && failure.getCause() != null) ? failure.getCause()
				: failure;
		this.refusals.send(headers.getUser(), headers.getSessionId(),
				refusal(cause).to(headers.getReceipt(), draft.sentClientId()));
	}

	private static Refusal refusal(Throwable cause) {
		if (cause instanceof PostRefused refused) {
			return switch (refused.reason()) {
				case BUSY, STORAGE_FAILED -> refusal(refused).retryAfter(RETRY);
				case TEXT_MALFORMED -> new Refusal("payload-malformed", refused.getMessage());
				default -> refusal(refused);
			};
		}
		if (cause instanceof FrameRefused refused) {
			return refused.refusal();
		}
		if (cause instanceof RoomUnknown) {
			return new Refusal("room-unknown", cause.getMessage());
		}
		throw new IllegalStateException("A post failed for no known reason", cause);
	}

	private static Refusal refusal(PostRefused refused) {
		return new Refusal(refused.reason().name().toLowerCase(Locale.ROOT).replace('_', '-'), refused.getMessage());
	}

}
