package chat.maru.socket;

import java.util.regex.Pattern;

import chat.maru.health.FatalErrors;
import chat.maru.network.FailureSummary;
import chat.maru.refusal.Reason;
import chat.maru.refusal.Refused;
import chat.maru.storage.StorageErrors;
import chat.maru.storage.StorageReason;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.core.NestedExceptionUtils;
import org.springframework.messaging.Message;
import org.springframework.messaging.simp.stomp.StompCommand;
import org.springframework.messaging.simp.stomp.StompConversionException;
import org.springframework.messaging.simp.stomp.StompHeaderAccessor;
import org.springframework.messaging.support.MessageBuilder;
import org.springframework.messaging.support.MessageHeaderAccessor;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.messaging.StompSubProtocolErrorHandler;

/**
 * Creates the ERROR frame that ends a connection. It has a code for programs and a
 * sentence for users, and nothing of the exception behind it.
 */
@Component
class FrameErrors extends StompSubProtocolErrorHandler {

	private static final byte[] EMPTY = new byte[0];

	/**
	 * Spring's messages for a frame before CONNECT, a second CONNECT, and the rest of a
	 * broken frame after its ERROR.
	 */
	private static final Pattern SESSION = Pattern
		.compile("^(Unknown session|Session already exists|No decoder for session)");

	private static final Log logger = LogFactory.getLog(FrameErrors.class);

	private final StorageErrors storage;

	FrameErrors(StorageErrors storage) {
		this.storage = storage;
	}

	@Override
	public Message<byte[]> handleClientMessageProcessingError(@Nullable Message<byte[]> clientMessage,
			Throwable exception) {
		FatalErrors.check(exception);
		StompHeaderAccessor error = StompHeaderAccessor.create(StompCommand.ERROR);
		describe(error, exception, clientMessage != null);
		StompHeaderAccessor frame = (clientMessage != null)
				? MessageHeaderAccessor.getAccessor(clientMessage, StompHeaderAccessor.class) : null;
		if (frame != null && frame.getReceipt() != null) {
			error.setReceiptId(frame.getReceipt());
		}
		return MessageBuilder.createMessage(EMPTY, error.getMessageHeaders());
	}

	private void describe(StompHeaderAccessor error, Throwable failure, boolean decoded) {
		Throwable cause = NestedExceptionUtils.getMostSpecificCause(failure);
		if (cause instanceof Refused refused) {
			describe(error, refused.reason(), refused.sentence());
			if (refused.reason() == FrameReason.VERSION) {
				error.setVersion(StompVersions.SUPPORTED);
			}
		}
		else if (cause instanceof StompConversionException || (!decoded && cause instanceof IllegalArgumentException)) {
			// Too large and malformed frames have the same exception class. An unknown
			// command is an
			// IllegalArgumentException.
			if (String.valueOf(cause.getMessage()).contains("buffer size limit")) {
				describe(error, FrameReason.TOO_LARGE);
			}
			else {
				describe(error, FrameReason.MALFORMED);
			}
		}
		else if (cause instanceof IllegalStateException && SESSION.matcher(String.valueOf(cause.getMessage())).find()) {
			describe(error, FrameReason.MALFORMED, "A connection begins with one CONNECT.");
		}
		else if (this.storage.note(failure)) {
			describe(error, StorageReason.FAILED);
		}
		else {
			// The exception itself is not logged: its message may quote the frame.
			logger.error("A frame could not be handled: " + FailureSummary.of(cause));
			describe(error, FrameReason.SERVER_ERROR);
		}
	}

	private static void describe(StompHeaderAccessor error, Reason reason) {
		describe(error, reason, reason.sentence());
	}

	private static void describe(StompHeaderAccessor error, Reason reason, String sentence) {
		error.setNativeHeader("code", reason.code());
		error.setMessage(sentence);
	}

}
