package chat.maru.network;

import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

import org.springframework.boot.jetty.ConfigurableJettyWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Bounds the network connections of one address and of all addresses. Connections beyond
 * the bound of an address are closed. Beyond the bound of all, new ones wait in the
 * operating system's queue until others end.
 */
@Component
class ConnectionLimits implements WebServerFactoryCustomizer<ConfigurableJettyWebServerFactory> {

	private final NetworkSettings.Limits limits;

	private final TrustedProxies proxies;

	ConnectionLimits(NetworkSettings settings, TrustedProxies proxies) {
		this.limits = settings.limits();
		this.proxies = proxies;
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
		if (this.limits.connectionsPerAddress() > 0) {
			connector.addBean(new ConnectionsPerAddress(this.limits.connectionsPerAddress(), this.proxies));
		}
		if (this.limits.connections() > 0) {
			// Not for the server: that has no connectors while Spring Boot starts it.
			connector.addBean(new NetworkConnectionLimit(this.limits.connections(), connector));
		}
	}

}
