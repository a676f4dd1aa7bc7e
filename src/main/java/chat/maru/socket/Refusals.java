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

/** Tells the one connection that sent a frame why it was refused. */
@Component
class Refusals {

	/** The channel in front of it has this as its interceptor. */
	private final ObjectProvider<SimpMessagingTemplate> broker;

	Refusals(ObjectProvider<SimpMessagingTemplate> broker) {
		this.broker = broker;
	}

	/** Refuse a frame for what its headers say. */
	void send(StompHeaderAccessor refused, Refusal refusal) {
		send(refused.getUser(), refused.getSessionId(), refusal.to(refused.getReceipt(), null));
	}

	void send(@Nullable Principal user, @Nullable String session, Refusal refusal) {
		if (user == null) {
			return;
		}
		SimpMessageHeaderAccessor headers = SimpMessageHeaderAccessor.create(SimpMessageType.MESSAGE);
		headers.setSessionId(session);
		this.broker.getObject()
			.convertAndSendToUser(user.getName(), Topics.ERRORS, refusal, headers.getMessageHeaders());
	}

}
