package chat.maru.socket;

import java.security.Principal;

import chat.maru.fanout.Topics;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.messaging.simp.SimpMessageHeaderAccessor;
import org.springframework.messaging.simp.SimpMessageType;
import org.springframework.messaging.simp.SimpMessagingTemplate;
import org.springframework.messaging.simp.stomp.StompHeaderAccessor;
import org.springframework.stereotype.Component;

/** Tells the connection that sent a frame why it was refused. */
@Component
class Refusals {

	/**
	 * Looked up lazily: the broker's inbound channel has a guard that needs this class.
	 */
	private final ObjectProvider<SimpMessagingTemplate> broker;

	Refusals(ObjectProvider<SimpMessagingTemplate> broker) {
		this.broker = broker;
	}

	/** Refuses a frame before its body is read. */
	void send(StompHeaderAccessor refused, Refusal refusal) {
		send(refused.getUser(), refused.getSessionId(), refusal.to(refused.getReceipt(), null));
	}

	/**
	 * Refuses what came over a connection. If that has ended, nothing is sent: Spring
	 * would send to all connections of the user, which do not know what was refused. A
	 * session's id in place of the user's name means this session alone.
	 */
	void send(@Nullable Principal user, @Nullable String session, Refusal refusal) {
		if (user == null || session == null) {
			return;
		}
		SimpMessageHeaderAccessor headers = SimpMessageHeaderAccessor.create(SimpMessageType.MESSAGE);
		headers.setSessionId(session);
		this.broker.getObject().convertAndSendToUser(session, Topics.ERRORS, refusal, headers.getMessageHeaders());
	}

}
