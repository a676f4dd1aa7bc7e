package chat.maru;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Logs the URL of the chat as the last line of a start. */
@Component
class StartupMessage {

	private static final Log logger = LogFactory.getLog(StartupMessage.class);

	@EventListener
	void ready(WebServerInitializedEvent event) {
		logger.info("Maru is at http://localhost:" + event.getWebServer().getPort());
	}

}
