package chat.maru.socket;

import chat.maru.account.AccountAuthentication;
import chat.maru.presence.Presence;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.context.event.EventListener;
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
		if (event.getUser() instanceof AccountAuthentication authentication) {
			String account = authentication.getPrincipal().id();
			if (this.presence.disconnect(account, event.getSessionId(), System.currentTimeMillis())) {
				logger.info("Account " + account + " disconnected, session " + event.getSessionId() + ", code "
						+ event.getCloseStatus().getCode());
			}
		}
	}

}
