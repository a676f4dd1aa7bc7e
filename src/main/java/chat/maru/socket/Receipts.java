package chat.maru.socket;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageChannel;
import org.springframework.messaging.simp.SimpMessageType;
import org.springframework.messaging.simp.stomp.StompCommand;
import org.springframework.messaging.simp.stomp.StompHeaderAccessor;
import org.springframework.messaging.support.ChannelInterceptor;
import org.springframework.messaging.support.MessageBuilder;
import org.springframework.messaging.support.MessageHeaderAccessor;
import org.springframework.stereotype.Component;

/**
 * RECEIPT frames (STOMP 1.2, "RECEIPT"). Spring sends one for DISCONNECT; that of a SEND
 * waits for the commit, and that of a SUBSCRIBE or UNSUBSCRIBE is sent here, once it has
 * taken effect.
 */
@Component
class Receipts implements ChannelInterceptor {

	private static final byte[] EMPTY = new byte[0];

	private final ObjectProvider<MessageChannel> clients;

	Receipts(@Qualifier("clientOutboundChannel") ObjectProvider<MessageChannel> clients) {
		this.clients = clients;
	}

	/** Say that a frame has done what it was to do. */
	void send(@Nullable String session, String receipt) {
		StompHeaderAccessor headers = StompHeaderAccessor.create(StompCommand.RECEIPT);
		headers.setSessionId(session);
		headers.setReceiptId(receipt);
		this.clients.getObject().send(MessageBuilder.createMessage(EMPTY, headers.getMessageHeaders()));
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
			send(headers.getSessionId(), headers.getReceipt());
		}
	}

}
