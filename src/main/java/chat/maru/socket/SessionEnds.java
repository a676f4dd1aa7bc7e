package chat.maru.socket;

import java.util.Map;

import chat.maru.presence.Presence;
import chat.maru.socket.ConnectGuard.ConnectedAccount;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.context.event.EventListener;
import org.springframework.messaging.simp.SimpMessageHeaderAccessor;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.messaging.SessionDisconnectEvent;

/** Notes that a connection has ended, however it did; Spring can say so twice. */
@Component
class SessionEnds {

	private static final Log logger = LogFactory.getLog(SessionEnds.class);

	private final Presence presence;

	SessionEnds(Presence presence) {
		this.presence = presence;
	}

	@EventListener
	void ended(SessionDisconnectEvent event) {
		// Not the event's user: Spring forgets a program's at its second CONNECT.
		Map<String, Object> session = SimpMessageHeaderAccessor.getSessionAttributes(event.getMessage().getHeaders());
		if (session != null && session.get(ConnectedAccount.class.getName()) instanceof ConnectedAccount connected) {
			String account = connected.account().id();
			if (this.presence.disconnect(account, event.getSessionId(), System.currentTimeMillis())) {
				logger.info("Account " + account + " disconnected, session " + event.getSessionId() + ", code "
						+ event.getCloseStatus().getCode());
			}
		}
	}

}
