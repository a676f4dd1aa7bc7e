package chat.maru.socket;

import chat.maru.fanout.Receipts;
import org.jspecify.annotations.Nullable;

import org.springframework.messaging.Message;
import org.springframework.messaging.MessageChannel;
import org.springframework.messaging.simp.SimpMessageType;
import org.springframework.messaging.simp.stomp.StompHeaderAccessor;
import org.springframework.messaging.support.ChannelInterceptor;
import org.springframework.messaging.support.MessageHeaderAccessor;
import org.springframework.stereotype.Component;

/**
 * Sends the RECEIPT of a SUBSCRIBE or UNSUBSCRIBE once it has taken effect. The RECEIPT
 * of a SEND waits for the commit, and Spring sends the one of a DISCONNECT.
 */
@Component
class SubscriptionReceipts implements ChannelInterceptor {

	private final Receipts receipts;

	SubscriptionReceipts(Receipts receipts) {
		this.receipts = receipts;
	}

	@Override
	public void afterSendCompletion(Message<?> message, MessageChannel channel, boolean sent,
			@Nullable Exception failure) {
		StompHeaderAccessor headers = MessageHeaderAccessor.getAccessor(message, StompHeaderAccessor.class);
		if (headers == null || headers.getReceipt() == null || !sent) {
			return;
		}
		SimpMessageType type = headers.getMessageType();
		if (type == SimpMessageType.SUBSCRIBE || type == SimpMessageType.UNSUBSCRIBE) {
			this.receipts.send(headers.getSessionId(), headers.getReceipt());
		}
	}

}
