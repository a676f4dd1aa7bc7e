package chat.maru.network;

import java.util.concurrent.TimeUnit;

import org.eclipse.jetty.server.AcceptRateLimit;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

import org.springframework.boot.jetty.ConfigurableJettyWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Accepts new connections at a steady rate. After a restart thousands of clients
 * reconnect within seconds; accepting all of them at once would slow down those that are
 * already connected. Connections above the rate wait in the operating system's queue. If
 * that is full, the client's system tries again, so none is refused.
 */
@Component
class Admission implements WebServerFactoryCustomizer<ConfigurableJettyWebServerFactory> {

	/** Short, so that accepted connections are spread over each second. */
	private static final int WINDOWS_PER_SECOND = 10;

	/** Connections that may wait. */
	private static final int QUEUE = 1_024;

	private final int perWindow;

	Admission(NetworkSettings settings) {
		int perSecond = settings.limits().newConnectionsPerSecond();
		this.perWindow = (perSecond + WINDOWS_PER_SECOND - 1) / WINDOWS_PER_SECOND;
	}

	@Override
	public void customize(ConfigurableJettyWebServerFactory factory) {
		factory.addServerCustomizers(this::limit);
	}

	private void limit(Server server) {
		for (Connector connector : server.getConnectors()) {
			if (connector instanceof ServerConnector sockets) {
				limit(sockets);
			}
		}
	}

	private void limit(ServerConnector connector) {
		connector.setAcceptQueueSize(QUEUE);
		if (this.perWindow > 0) {
			// Not for the server: that has no connectors while Spring Boot starts it.
			connector.addBean(new AcceptRateLimit(this.perWindow, TimeUnit.SECONDS.toMillis(1) / WINDOWS_PER_SECOND,
					TimeUnit.MILLISECONDS, connector));
		}
	}

}
