package chat.maru.socket;

import java.security.Principal;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

import chat.maru.cluster.Currency;
import chat.maru.fanout.Receipts;
import chat.maru.health.FatalErrors;
import chat.maru.log.LogReason;
import chat.maru.refusal.Refused;
import chat.maru.storage.StorageReason;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.messaging.simp.stomp.StompHeaderAccessor;
import org.springframework.stereotype.Component;

/**
 * Answers a frame that changes a log: with a RECEIPT once the change is committed, or
 * with a refusal.
 */
@Component
class FrameAnswers {

	private static final Log logger = LogFactory.getLog(FrameAnswers.class);

	/** When the client may resend a change that the server failed to store. */
	private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

	private final Receipts receipts;

	private final Refusals refusals;

	private final Currency currency;

	FrameAnswers(Receipts receipts, Refusals refusals, Currency currency) {
		this.receipts = receipts;
		this.refusals = refusals;
		this.currency = currency;
	}

	/**
	 * Makes a change and answers the frame when it is committed or refused.
	 * @param clientId the change's clientId as it was sent, or null
	 */
	void answer(StompHeaderAccessor headers, @Nullable String clientId, Supplier<CompletableFuture<?>> change) {
		Sender sender = Sender.of(headers);
		try {
			if (!this.currency.isCurrent()) {
				throw new Refused(LogReason.BUSY, RETRY_AFTER);
			}
			change.get().whenComplete((outcome, failure) -> answer(sender, clientId, failure));
		}
		catch (RuntimeException | Error ex) {
			FatalErrors.check(ex);
			refuse(sender, clientId, ex);
		}
	}

	/** Called on the log writer's thread, which would discard an exception. */
	private void answer(Sender sender, @Nullable String clientId, @Nullable Throwable failure) {
		try {
			if (failure == null) {
				acknowledge(sender);
			}
			else {
				refuse(sender, clientId, failure);
			}
		}
		catch (RuntimeException | Error ex) {
			FatalErrors.check(ex);
			logger.error("A change could not be answered", ex);
		}
	}

	private void acknowledge(Sender sender) {
		if (sender.receipt() != null) {
			this.receipts.send(sender.session(), sender.receipt());
		}
	}

	private void refuse(Sender sender, @Nullable String clientId, Throwable failure) {
		Throwable cause = (failure instanceof CompletionException && failure.getCause() != null) ? failure.getCause()
				: failure;
		this.refusals.send(sender.user(), sender.session(), refusal(cause).to(sender.receipt(), clientId));
	}

	private static Refusal refusal(Throwable cause) {
		if (cause instanceof Refused refused) {
			return Refusal.of(refused);
		}
		logger.error("A change failed", cause);
		return Refusal.of(new Refused(StorageReason.FAILED, RETRY_AFTER));
	}

	/**
	 * The recipient of the answer. It is read before the change is handed over: when a
	 * handler returns, Spring removes the headers for a moment
	 * (NativeMessageHeaderAccessor#setImmutable), and the commit can be that fast.
	 */
	private record Sender(@Nullable String session, @Nullable Principal user, @Nullable String receipt) {

		static Sender of(StompHeaderAccessor headers) {
			return new Sender(headers.getSessionId(), headers.getUser(), headers.getReceipt());
		}

	}

}
