package chat.maru.network;

import java.util.Set;

import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.eclipse.jetty.websocket.core.WebSocketExtensionRegistry;
import org.eclipse.jetty.websocket.core.server.WebSocketServerComponents;

import org.springframework.boot.jetty.ConfigurableJettyWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Offers no WebSocket extension to clients. {@code permessage-deflate} would compress
 * each message once for each of its readers, and keep some 300 KB for each of them, while
 * Maru sends the same encoded frame to all. {@code fragment} would let a client have each
 * byte sent in a frame of its own, and {@code identity} does nothing.
 */
@Component
class WebSocketExtensions implements WebServerFactoryCustomizer<ConfigurableJettyWebServerFactory> {

	@Override
	public void customize(ConfigurableJettyWebServerFactory factory) {
		factory.addServerCustomizers(WebSocketExtensions::unregisterAll);
	}

	private static void unregisterAll(Server server) {
		server.getDescendants(ContextHandler.class).forEach((context) -> {
			WebSocketExtensionRegistry registry = WebSocketServerComponents.ensureWebSocketComponents(server, context)
				.getExtensionRegistry();
			Set.copyOf(registry.getAvailableExtensionNames()).forEach(registry::unregister);
		});
	}

}
