package chat.maru.fanout;

import java.util.List;

import chat.maru.message.RoomLog;
import chat.maru.presence.Presence;
import chat.maru.presence.PresenceSettings;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.simp.broker.AbstractBrokerMessageHandler;
import org.springframework.messaging.simp.user.UserDestinationResolver;
import org.springframework.messaging.support.AbstractSubscribableChannel;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.config.annotation.DelegatingWebSocketMessageBrokerConfiguration;

/**
 * Spring's message broker configuration with two beans replaced: the broker and the
 * handler of sessions.
 */
@Configuration
class BrokerConfiguration extends DelegatingWebSocketMessageBrokerConfiguration {

	/**
	 * Both ways, in ms. Below the minute after which proxies cut an idle connection. The
	 * broker waits three times as long for a client's heartbeat, which is above the
	 * minute to which browsers throttle the timers of tabs in the background.
	 */
	private static final long HEARTBEAT = 25_000;

	private final Outlets outlets;

	private final Logs logs;

	private final RoomFeeds feeds;

	private final RoomMoves moves;

	private final LogPages pages;

	private final Presence presence;

	private final PresenceSettings presenceSettings;

	private final Typing typing;

	private final RoomLog log;

	private final JsonMapper json;

	BrokerConfiguration(Outlets outlets, Logs logs, RoomFeeds feeds, RoomMoves moves, LogPages pages, Presence presence,
			PresenceSettings presenceSettings, Typing typing, RoomLog log, JsonMapper json) {
		this.outlets = outlets;
		this.logs = logs;
		this.feeds = feeds;
		this.moves = moves;
		this.pages = pages;
		this.presence = presence;
		this.presenceSettings = presenceSettings;
		this.typing = typing;
		this.log = log;
		this.json = json;
	}

	@Bean
	@Override
	public WebSocketHandler subProtocolWebSocketHandler(AbstractSubscribableChannel clientInboundChannel,
			AbstractSubscribableChannel clientOutboundChannel) {
		OutletHandler handler = new OutletHandler(clientInboundChannel, clientOutboundChannel, this.outlets,
				this.log::epoch);
		handler.setPhase(getPhase());
		return handler;
	}

	@Bean
	@Override
	public AbstractBrokerMessageHandler simpleBrokerMessageHandler(AbstractSubscribableChannel clientInboundChannel,
			AbstractSubscribableChannel clientOutboundChannel, AbstractSubscribableChannel brokerChannel,
			UserDestinationResolver userDestinationResolver) {
		PresenceFeed presenceFeed = new PresenceFeed(this.presence, this.presenceSettings.namedUpTo(), this.json,
				Presence::now);
		RoomBroker broker = new RoomBroker(clientInboundChannel, clientOutboundChannel, brokerChannel,
				List.of("/topic", "/queue"), this.logs, this.feeds, this.moves, this.pages, this.outlets, presenceFeed,
				this.typing, this.json);
		broker.setTaskScheduler(messageBrokerTaskScheduler());
		broker.setHeartbeatValue(new long[] { HEARTBEAT, HEARTBEAT });
		broker.setPhase(getPhase());
		return broker;
	}

}
