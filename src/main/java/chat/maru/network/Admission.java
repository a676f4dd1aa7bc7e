package chat.maru.network;

import java.util.concurrent.TimeUnit;

import chat.maru.settings.MaruProperties;
import org.eclipse.jetty.server.AcceptRateLimit;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

import org.springframework.boot.jetty.ConfigurableJettyWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Lets new connections in steadily. After a restart thousands come back within seconds;
 * letting all of them in at once would take the processor from those who are in. Who is
 * ahead of the rate waits in the operating system's queue, or where that is full, asks it
 * again: nobody is turned away.
 */
@Component
class Admission implements WebServerFactoryCustomizer<ConfigurableJettyWebServerFactory> {

	/** Short, so that it is not all of a second's at once and then nobody. */
	private static final int WINDOWS_PER_SECOND = 10;

	/** Connections that may wait. */
	private static final int QUEUE = 1_024;

	private final int perWindow;

	Admission(MaruProperties properties) {
		int perSecond = properties.limits().newConnectionsPerSecond();
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
