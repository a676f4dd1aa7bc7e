package chat.maru.fanout;

import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;

import chat.maru.person.PersonRights;
import chat.maru.room.ReadingRights;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.messaging.Message;
import org.springframework.messaging.MessageChannel;
import org.springframework.messaging.MessageHeaders;
import org.springframework.messaging.SubscribableChannel;
import org.springframework.messaging.simp.SimpMessageHeaderAccessor;
import org.springframework.messaging.simp.SimpMessageType;
import org.springframework.messaging.simp.broker.SimpleBrokerMessageHandler;
import org.springframework.messaging.support.NativeMessageHeaderAccessor;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;

/**
 * The in-memory broker: Spring's simple broker, except that subscriptions to rooms read
 * from the room's feed. Spring's broker sends a message to each subscriber and forgets
 * it; here a subscription is a place in the log.
 */
final class RoomBroker extends SimpleBrokerMessageHandler {

	private static final Duration QUIET_PERIOD = Duration.ofMinutes(1);

	private static final Duration TYPING_INTERVAL = Duration.ofMillis(500);

	private static final Duration ANNOUNCEMENT_INTERVAL = Duration.ofSeconds(1);

	private final Logs logs;

	private final RoomFeeds feeds;

	private final RoomMoves moves;

	private final LogPages pages;

	private final Outlets outlets;

	private final PresenceFeed presence;

	private final Typing typing;

	private final JsonMapper json;

	private final FrameHeaders headings = new FrameHeaders();

	private @Nullable ScheduledFuture<?> announcing;

	private @Nullable ScheduledFuture<?> telling;

	private @Nullable ScheduledFuture<?> resting;

	RoomBroker(SubscribableChannel inbound, MessageChannel outbound, SubscribableChannel broker,
			Collection<String> prefixes, Logs logs, RoomFeeds feeds, RoomMoves moves, LogPages pages, Outlets outlets,
			PresenceFeed presence, Typing typing, JsonMapper json) {
		super(inbound, outbound, broker, prefixes);
		this.logs = logs;
		this.feeds = feeds;
		this.moves = moves;
		this.json = json;
		this.pages = pages;
		this.outlets = outlets;
		this.presence = presence;
		this.typing = typing;
	}

	@Override
	public void startInternal() {
		super.startInternal();
		TaskScheduler scheduler = getTaskScheduler();
		if (scheduler != null) {
			this.announcing = scheduler.scheduleWithFixedDelay(this.presence::announce, ANNOUNCEMENT_INTERVAL);
			this.telling = scheduler.scheduleWithFixedDelay(this.typing::tell, TYPING_INTERVAL);
			this.resting = scheduler.scheduleWithFixedDelay(this.feeds::rest,
					scheduler.getClock().instant().plus(QUIET_PERIOD), QUIET_PERIOD);
		}
	}

	@Override
	public void stopInternal() {
		if (this.announcing != null) {
			this.announcing.cancel(false);
		}
		if (this.telling != null) {
			this.telling.cancel(false);
		}
		if (this.resting != null) {
			this.resting.cancel(false);
		}
		super.stopInternal();
	}

	@Override
	protected void handleMessageInternal(Message<?> message) {
		MessageHeaders headers = message.getHeaders();
		SimpMessageType type = SimpMessageHeaderAccessor.getMessageType(headers);
		String session = SimpMessageHeaderAccessor.getSessionId(headers);
		String id = SimpMessageHeaderAccessor.getSubscriptionId(headers);
		String destination = SimpMessageHeaderAccessor.getDestination(headers);
		if (type == SimpMessageType.CONNECT && session != null) {
			this.outlets.find(session).ifPresent(Outlet::connected);
		}
		if (type == SimpMessageType.SUBSCRIBE && session != null && id != null && destination != null) {
			Optional<String> room = Topics.roomRead(destination);
			if (room.isPresent()) {
				ReadingRights rights = SubscriptionRights.of(headers, room.get());
				if (rights != null) {
					subscribe(session, id, destination, this.logs.of(rights), after(message));
				}
			}
			else if (Topics.roomWatched(destination).isPresent()) {
				ReadingRights rights = SubscriptionRights.of(headers, Topics.roomWatched(destination).get());
				if (rights != null) {
					this.outlets.find(session)
						.ifPresent(
								(outlet) -> this.typing.watch(outlet, id, rights, this.headings.of(id, destination)));
				}
			}
			else if (destination.equals(Topics.USER_EVENTS)) {
				PersonRights rights = SubscriptionRights.ofPerson(headers);
				if (rights != null) {
					watch(session, id, rights, after(message));
				}
			}
			else if (destination.equals(Topics.PRESENCE)) {
				this.outlets.find(session)
					.ifPresent((outlet) -> this.presence.begin(outlet, id, this.headings.of(id, destination)));
			}
			else {
				super.handleMessageInternal(message);
			}
			return;
		}
		if (type == SimpMessageType.UNSUBSCRIBE && session != null && id != null) {
			this.outlets.find(session).ifPresent((outlet) -> outlet.unsubscribe(id));
		}
		super.handleMessageInternal(message);
		if (type == SimpMessageType.DISCONNECT && session != null) {
			// A client that sends DISCONNECT and keeps its connection would count as
			// online.
			this.outlets.find(session).ifPresent((outlet) -> outlet.close(CloseStatus.NORMAL));
		}
	}

	private void subscribe(String session, String id, String destination, ReadableLog log, @Nullable Long after) {
		this.outlets.find(session)
			.ifPresent((outlet) -> outlet.subscribe(id,
					subscription(outlet, log, this.headings.of(id, destination), after)));
	}

	private RoomSubscription subscription(Outlet outlet, ReadableLog log, byte[] heading, @Nullable Long after) {
		RoomFeed feed = this.feeds.of(log);
		return new RoomSubscription(outlet, log, feed, this.pages, heading, (after != null) ? after : feed.head());
	}

	/** The log of a person, and the signals for the person. */
	private void watch(String session, String id, PersonRights rights, @Nullable Long after) {
		this.outlets.find(session).ifPresent((outlet) -> {
			byte[] heading = this.headings.of(id, Topics.USER_EVENTS);
			RoomSubscription subscription = subscription(outlet, this.logs.of(rights), heading, after);
			outlet.subscribe(id, subscription);
			this.moves.watch(new RoomWatcher(rights.account(), subscription,
					(signal) -> outlet.sendMessage(new TextMessage(signal.frame(heading, this.json)))));
		});
	}

	private static @Nullable Long after(Message<?> message) {
		String after = NativeMessageHeaderAccessor.getFirstNativeHeader("after", message.getHeaders());
		return (after != null) ? Long.valueOf(after) : null;
	}

}
