package chat.maru.socket;

import java.security.Principal;
import java.time.Duration;
import java.util.concurrent.CompletionException;

import chat.maru.account.Account;
import chat.maru.cluster.Currency;
import chat.maru.fanout.Receipts;
import chat.maru.health.FatalErrors;
import chat.maru.log.LogReason;
import chat.maru.message.Draft;
import chat.maru.message.PostFormat;
import chat.maru.message.Posting;
import chat.maru.refusal.Refused;
import chat.maru.room.Room;
import chat.maru.storage.StorageReason;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.messaging.handler.annotation.DestinationVariable;
import org.springframework.messaging.handler.annotation.MessageMapping;
import org.springframework.messaging.handler.annotation.Payload;
import org.springframework.messaging.simp.stomp.StompHeaderAccessor;
import org.springframework.stereotype.Controller;

/** Receives posts and answers each with a RECEIPT or a refusal. */
@Controller
class ChatController {

	private static final Log logger = LogFactory.getLog(ChatController.class);

	/** When the client may resend a post that the server failed to store. */
	private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

	/** Spring passes an empty body as null. */
	private static final byte[] EMPTY = new byte[0];

	private final Posting posting;

	private final PostFormat format;

	private final Receipts receipts;

	private final Refusals refusals;

	private final Currency currency;

	ChatController(Posting posting, PostFormat format, Receipts receipts, Refusals refusals, Currency currency) {
		this.posting = posting;
		this.format = format;
		this.receipts = receipts;
		this.refusals = refusals;
		this.currency = currency;
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
		Draft draft = this.format.read((body != null) ? body : EMPTY);
		try {
			if (!this.currency.isCurrent()) {
				throw new Refused(LogReason.BUSY, RETRY_AFTER);
			}
			this.posting.post(author, room, draft).whenComplete((outcome, failure) -> answer(sender, draft, failure));
		}
		catch (RuntimeException | Error ex) {
			FatalErrors.check(ex);
			refuse(sender, draft, ex);
		}
	}

	/** Called on the log writer's thread, which would discard an exception. */
	private void answer(Sender sender, Draft draft, @Nullable Throwable failure) {
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

	private void refuse(Sender sender, Draft draft, Throwable failure) {
		Throwable cause = (failure instanceof CompletionException && failure.getCause() != null) ? failure.getCause()
				: failure;
		this.refusals.send(sender.user(), sender.session(), refusal(cause).to(sender.receipt(), draft.sentClientId()));
	}

	private static Refusal refusal(Throwable cause) {
		if (cause instanceof Refused refused) {
			return Refusal.of(refused);
		}
		logger.error("A post failed", cause);
		return Refusal.of(new Refused(StorageReason.FAILED, RETRY_AFTER));
	}

	/**
	 * The recipient of the answer. It is read before the post is handed over: when a
	 * handler returns, Spring removes the headers for a moment
	 * (NativeMessageHeaderAccessor#setImmutable), and the commit can be that fast.
	 */
	private record Sender(@Nullable String session, @Nullable Principal user, @Nullable String receipt) {

		static Sender of(StompHeaderAccessor headers) {
			return new Sender(headers.getSessionId(), headers.getUser(), headers.getReceipt());
		}

	}

}
