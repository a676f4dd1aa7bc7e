package chat.maru.network;

import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration.ConnectionFactory;
import org.eclipse.jetty.server.Server;

import org.springframework.boot.jetty.ConfigurableJettyWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** Puts {@link ForwardedHeaders} in the place of what Spring Boot would set up. */
@Component
class Forwarding implements WebServerFactoryCustomizer<ConfigurableJettyWebServerFactory> {

	private final TrustedProxies proxies;

	Forwarding(TrustedProxies proxies) {
		this.proxies = proxies;
	}

	@Override
	public void customize(ConfigurableJettyWebServerFactory factory) {
		factory.setUseForwardHeaders(false);
		if (!this.proxies.isEmpty()) {
			factory.addServerCustomizers(this::read);
		}
	}

	private void read(Server server) {
		for (Connector connector : server.getConnectors()) {
			connector.getConnectionFactories()
				.stream()
				.filter(ConnectionFactory.class::isInstance)
				.map(ConnectionFactory.class::cast)
				.forEach((factory) -> factory.getHttpConfiguration().addCustomizer(new ForwardedHeaders(this.proxies)));
		}
	}

}
