package chat.maru.socket;

import chat.maru.account.Account;
import chat.maru.presence.Presence;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.context.event.EventListener;
import org.springframework.messaging.simp.SimpMessageHeaderAccessor;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.messaging.SessionDisconnectEvent;

/**
 * Handles the end of a connection, however it ended. Spring can publish the event twice.
 */
@Component
class DisconnectListener {

	private static final Log logger = LogFactory.getLog(DisconnectListener.class);

	private final Presence presence;

	private final Connections connections;

	DisconnectListener(Presence presence, Connections connections) {
		this.presence = presence;
		this.connections = connections;
	}

	@EventListener
	void ended(SessionDisconnectEvent event) {
		this.connections.ended(event.getSessionId());
		// Not the event's user: for a connection with a token, Spring loses it at a
		// second
		// CONNECT.
		ConnectedAccount connected = ConnectedAccount
			.in(SimpMessageHeaderAccessor.getSessionAttributes(event.getMessage().getHeaders()));
		Account account = (connected != null) ? connected.account() : null;
		if (account != null && this.presence.disconnect(account.id(), event.getSessionId(), Presence.now())) {
			logger.info("Account " + account.id() + " disconnected, session " + event.getSessionId() + ", code "
					+ event.getCloseStatus().getCode());
		}
	}

}
