package chat.maru.network;

import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.eclipse.jetty.websocket.core.server.WebSocketServerComponents;

import org.springframework.boot.jetty.ConfigurableJettyWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Takes permessage-deflate out of what is offered to WebSocket clients. It would compress
 * each message once for each of its readers, and keep some 300 KB for each of them, where
 * one encoded frame goes to all.
 */
@Component
class WebSocketExtensions implements WebServerFactoryCustomizer<ConfigurableJettyWebServerFactory> {

	@Override
	public void customize(ConfigurableJettyWebServerFactory factory) {
		factory.addServerCustomizers(WebSocketExtensions::withoutCompression);
	}

	private static void withoutCompression(Server server) {
		server.getDescendants(ContextHandler.class)
			.forEach((context) -> WebSocketServerComponents.ensureWebSocketComponents(server, context)
				.getExtensionRegistry()
				.unregister("permessage-deflate"));
	}

}
