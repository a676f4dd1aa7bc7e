package chat.maru.socket;

import java.security.Principal;
import java.util.Locale;
import java.util.concurrent.CompletionException;

import chat.maru.account.Account;
import chat.maru.fanout.Receipts;
import chat.maru.health.FatalErrors;
import chat.maru.log.ChangeRefused;
import chat.maru.message.PostRefused;
import chat.maru.message.RoomLog;
import chat.maru.refusal.Refused;
import chat.maru.room.Room;
import chat.maru.room.RoomAccess;
import chat.maru.room.RoomSilenced;
import chat.maru.room.RoomUnknown;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.messaging.handler.annotation.DestinationVariable;
import org.springframework.messaging.handler.annotation.MessageMapping;
import org.springframework.messaging.handler.annotation.Payload;
import org.springframework.messaging.simp.stomp.StompHeaderAccessor;
import org.springframework.stereotype.Controller;

/** Takes what people say, and answers each with a RECEIPT or a refusal. */
@Controller
class ChatController {

	private static final Log logger = LogFactory.getLog(ChatController.class);

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
		Sender sender = Sender.of(headers);
		PostFormat.Draft draft = this.format.read((body != null) ? body : EMPTY);
		try {
			draft.check();
			this.limit.count(author);
			this.log.post(this.access.post(author, room), draft.clientId(), draft.text())
				.whenComplete((seq, failure) -> answer(sender, draft, failure));
		}
		catch (RuntimeException | Error ex) {
			FatalErrors.check(ex);
			refuse(sender, draft, ex);
		}
	}

	/** On the writer's thread, where nobody would notice that this fails. */
	private void answer(Sender sender, PostFormat.Draft draft, @Nullable Throwable failure) {
		try {
			if (failure == null) {
				acknowledge(sender);
			}
			else {
				refuse(sender, draft, failure);
			}
		}
		catch (RuntimeException | Error ex) {
			FatalErrors.check(ex);
			logger.error("A post could not be answered", ex);
		}
	}

	private void acknowledge(Sender sender) {
		if (sender.receipt() != null) {
			this.receipts.send(sender.session(), sender.receipt());
		}
	}

	private void refuse(Sender sender, PostFormat.Draft draft, Throwable failure) {
		Throwable cause = (failure instanceof CompletionException && failure.getCause() != null) ? failure.getCause()
				: failure;
		this.refusals.send(sender.user(), sender.session(), refusal(cause).to(sender.receipt(), draft.sentClientId()));
	}

	private static Refusal refusal(Throwable cause) {
		if (cause instanceof PostRefused refused) {
			return refusal(refused);
		}
		if (cause instanceof ChangeRefused refused) {
			Refusal refusal = new Refusal(refused.reason().code(), refused.getMessage());
			return refused.reason().isTemporary() ? refusal.retryAfter(RETRY) : refusal;
		}
		if (cause instanceof FrameRefused refused) {
			return refused.refusal();
		}
		if (cause instanceof RoomUnknown) {
			return new Refusal("room-unknown", cause.getMessage());
		}
		if (cause instanceof RoomSilenced silenced) {
			return new Refusal("silenced", cause.getMessage()).until(silenced.until());
		}
		if (cause instanceof Refused refused) {
			return new Refusal(refused.reason().code().replace('.', '-'), refused.getMessage());
		}
		logger.error("A post failed", cause);
		return new Refusal("storage-failed", "The message could not be stored.").retryAfter(RETRY);
	}

	private static Refusal refusal(PostRefused refused) {
		return new Refusal((refused.reason() == PostRefused.Reason.TEXT_MALFORMED) ? "payload-malformed"
				: refused.reason().name().toLowerCase(Locale.ROOT).replace('_', '-'), refused.getMessage());
	}

	/**
	 * Whom to answer, read before the post is handed over: Spring takes the headers away
	 * for a moment when a handler returns (NativeMessageHeaderAccessor#setImmutable), and
	 * the commit can be that quick.
	 */
	private record Sender(@Nullable String session, @Nullable Principal user, @Nullable String receipt) {

		static Sender of(StompHeaderAccessor headers) {
			return new Sender(headers.getSessionId(), headers.getUser(), headers.getReceipt());
		}

	}

}
