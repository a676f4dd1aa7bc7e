package chat.maru.network;

import chat.maru.settings.MaruProperties;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.SizeLimitHandler;

import org.springframework.boot.jetty.ConfigurableJettyWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Bounds the body of a request, before anybody is known and whatever reads it: JSON would
 * be read whole, from strangers too. The largest that is meant to come is what a SockJS
 * client sends at once: some frames, in which JSON may write a byte in six.
 */
@Component
class RequestSize implements WebServerFactoryCustomizer<ConfigurableJettyWebServerFactory> {

	private static final long SOME_SMALL_FRAMES = 512 * 1024;

	private static final int LARGEST_ESCAPE = 6;

	private static final long ANY_ANSWER = -1;

	private final long most;

	RequestSize(MaruProperties properties) {
		this.most = (long) LARGEST_ESCAPE * properties.limits().frameBytes() + SOME_SMALL_FRAMES;
	}

	@Override
	public void customize(ConfigurableJettyWebServerFactory factory) {
		factory.addServerCustomizers(this::bound);
	}

	private void bound(Server server) {
		server.insertHandler(new SizeLimitHandler(this.most, ANY_ANSWER));
	}

}
