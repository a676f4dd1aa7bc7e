package chat.maru.socket;

import chat.maru.network.NetworkSettings;
import chat.maru.network.Peers;
import chat.maru.sockjs.SockJsTransports;

import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.task.SyncTaskExecutor;
import org.springframework.messaging.simp.config.ChannelRegistration;
import org.springframework.messaging.simp.config.MessageBrokerRegistry;
import org.springframework.web.socket.config.annotation.StompEndpointRegistry;
import org.springframework.web.socket.config.annotation.StompWebSocketEndpointRegistration;
import org.springframework.web.socket.config.annotation.WebSocketMessageBrokerConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketTransportRegistration;
import org.springframework.web.socket.server.HandshakeHandler;
import org.springframework.web.socket.server.support.DefaultHandshakeHandler;

/** Configures the endpoint and the guards that each frame passes. */
@Configuration(proxyBeanMethods = false)
class SocketConfiguration implements WebSocketMessageBrokerConfigurer {

	private static final String ENDPOINT = "/ws";

	/**
	 * The number of frames that Spring may queue between two polls. The outlet writes one
	 * at a time, so it is never reached.
	 */
	private static final int POLLING_CACHE = 10_000;

	private static final int STREAM_BYTES = 512 * 1024;

	private final ConnectGuard connectGuard;

	private final DestinationGuard destinationGuard;

	private final SubscriptionReceipts receipts;

	private final FrameErrors errors;

	private final Peers peers;

	private final SocketSettings settings;

	private final NetworkSettings network;

	SocketConfiguration(ConnectGuard connectGuard, DestinationGuard destinationGuard, SubscriptionReceipts receipts,
			FrameErrors errors, Peers peers, SocketSettings settings, NetworkSettings network) {
		this.connectGuard = connectGuard;
		this.destinationGuard = destinationGuard;
		this.receipts = receipts;
		this.errors = errors;
		this.peers = peers;
		this.settings = settings;
		this.network = network;
	}

	@Override
	public void registerStompEndpoints(StompEndpointRegistry registry) {
		registry.setErrorHandler(this.errors);
		// Before the mapping of the controllers, which would be searched first.
		registry.setOrder(Ordered.HIGHEST_PRECEDENCE);
		HandshakeHandler handshakes = new DefaultHandshakeHandler(new PartialMessageUpgrade());
		endpoint(registry).setHandshakeHandler(handshakes);
		endpoint(registry).withSockJS()
			.setTransportHandlers(SockJsTransports.all(handshakes))
			.setMessageCodec(SockJsTransports.messageCodec())
			.setClientLibraryUrl("/webjars/sockjs-client/dist/sockjs.min.js")
			.setHttpMessageCacheSize(POLLING_CACHE)
			.setDisconnectDelay(SockJsTransports.DISCONNECT_DELAY.toMillis())
			.setStreamBytesLimit(STREAM_BYTES);
	}

	/** Pages of the server's own origin may always connect, whatever the setting is. */
	private StompWebSocketEndpointRegistration endpoint(StompEndpointRegistry registry) {
		return registry.addEndpoint(ENDPOINT)
			.setAllowedOrigins(this.settings.allowedOrigins().toArray(String[]::new))
			.addInterceptors(new PeerLimits(this.peers), new BrowserSession());
	}

	/**
	 * Runs after the security filters, so that a refusal has the headers of every answer.
	 * The method is static: otherwise the servlet container would create this
	 * configuration, and open the database, while it starts, and a failure there would be
	 * logged with its stack trace.
	 */
	@Bean
	static FilterRegistrationBean<EndpointFilter> endpointFilter() {
		FilterRegistrationBean<EndpointFilter> registration = new FilterRegistrationBean<>(new EndpointFilter());
		registration.addUrlPatterns(ENDPOINT + "/*");
		registration.setOrder(SecurityFilterProperties.DEFAULT_FILTER_ORDER + 1);
		return registration;
	}

	@Override
	public void configureWebSocketTransport(WebSocketTransportRegistration transport) {
		transport.setMessageSizeLimit(this.network.limits().frameBytes());
	}

	@Override
	public void configureMessageBroker(MessageBrokerRegistry registry) {
		registry.setApplicationDestinationPrefixes("/app");
	}

	/**
	 * Nothing in the inbound channel blocks, so frames are handled on the thread that
	 * read them: no queue can grow, and the frames of a connection keep their order.
	 */
	@Override
	public void configureClientInboundChannel(ChannelRegistration registration) {
		registration.executor(new SyncTaskExecutor())
			.interceptors(this.connectGuard, this.destinationGuard, this.receipts);
	}

	/** Outlets do not block, so no executor is needed here either. */
	@Override
	public void configureClientOutboundChannel(ChannelRegistration registration) {
		registration.executor(new SyncTaskExecutor());
	}

}
