package chat.maru.socket;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

import chat.maru.account.Account;
import chat.maru.fanout.Disconnections;
import chat.maru.fanout.SubscriptionRights;
import chat.maru.fanout.Topics;
import chat.maru.message.EpochChanged;
import chat.maru.message.RoomLog;
import chat.maru.room.ReadingRights;
import chat.maru.room.RoomAccess;
import chat.maru.room.RoomUnknown;
import chat.maru.settings.MaruProperties;
import org.jspecify.annotations.Nullable;

import org.springframework.messaging.Message;
import org.springframework.messaging.MessageChannel;
import org.springframework.messaging.simp.SimpMessageType;
import org.springframework.messaging.simp.stomp.StompHeaderAccessor;
import org.springframework.messaging.support.ChannelInterceptor;
import org.springframework.messaging.support.MessageHeaderAccessor;
import org.springframework.stereotype.Component;

/**
 * Lets a client send to {@code /app/**} alone and subscribe to what is there to subscribe
 * to, named exactly: the broker takes patterns, and would hand out other people's queues
 * for one. What is refused is told on the errors queue, and the connection stays.
 */
@Component
class DestinationGuard implements ChannelInterceptor {

	private static final String SUBSCRIPTIONS = DestinationGuard.class.getName() + ".subscriptions";

	/** What stands in a header of every frame, as it is, in every version of STOMP. */
	private static final Pattern SUBSCRIPTION_ID = Pattern.compile("[!-9;-\\[\\]-~]{1,64}");

	private final RoomAccess access;

	private final RoomLog log;

	private final Refusals refusals;

	private final Disconnections disconnections;

	private final int mostSubscriptions;

	DestinationGuard(RoomAccess access, RoomLog log, Refusals refusals, Disconnections disconnections,
			MaruProperties properties) {
		this.access = access;
		this.log = log;
		this.refusals = refusals;
		this.disconnections = disconnections;
		this.mostSubscriptions = properties.limits().subscriptionsPerConnection();
	}

	@Override
	public @Nullable Message<?> preSend(Message<?> message, MessageChannel channel) {
		StompHeaderAccessor headers = MessageHeaderAccessor.getAccessor(message, StompHeaderAccessor.class);
		SimpMessageType type = (headers != null) ? headers.getMessageType() : null;
		if (headers == null || type == null) {
			return message;
		}
		Refusal refusal = switch (type) {
			case MESSAGE -> send(headers);
			case SUBSCRIBE -> subscribe(headers);
			case UNSUBSCRIBE -> unsubscribe(headers);
			case OTHER -> new Refusal("frame-unsupported", "There are no transactions and no acknowledgements here.");
			default -> null;
		};
		if (refusal != null) {
			this.refusals.send(headers, refusal);
			return null;
		}
		return message;
	}

	/**
	 * Whoever was taken out while they subscribed: their connections may have been gone
	 * through before this subscription was there.
	 */
	@Override
	public void afterSendCompletion(Message<?> message, MessageChannel channel, boolean sent,
			@Nullable Exception failure) {
		StompHeaderAccessor headers = MessageHeaderAccessor.getAccessor(message, StompHeaderAccessor.class);
		if (sent && headers != null && headers.getMessageType() == SimpMessageType.SUBSCRIBE) {
			ConnectedAccount connected = ConnectedAccount.in(headers.getSessionAttributes());
			Account account = (connected != null) ? connected.account() : null;
			Optional<String> room = Topics.roomRead(String.valueOf(headers.getDestination()));
			if (account != null && room.isPresent() && reading(account, room.get()) == null) {
				this.disconnections.leave(String.valueOf(headers.getSessionId()), room.get());
				this.refusals.send(headers, Refusal.left(room.get()));
			}
		}
	}

	private @Nullable ReadingRights reading(Account account, String room) {
		try {
			return this.access.read(account.id(), room);
		}
		catch (RoomUnknown ex) {
			return null;
		}
	}

	private static @Nullable Refusal send(StompHeaderAccessor headers) {
		ConnectedAccount.of(headers.getSessionAttributes());
		String destination = headers.getDestination();
		return (destination != null && Topics.roomPosted(destination).isPresent()) ? null
				: new Refusal("destination-refused", "Messages can be sent to /app/chat and /app/chat.{room} only.");
	}

	private @Nullable Refusal subscribe(StompHeaderAccessor headers) {
		String id = headers.getSubscriptionId();
		String destination = headers.getDestination();
		if (id == null || !SUBSCRIPTION_ID.matcher(id).matches()) {
			return new Refusal("subscription-refused",
					"A subscription needs an id: 1 to 64 printable ASCII characters without ':' and '\\'.");
		}
		if (destination == null) {
			return new Refusal("subscription-refused", "A subscription needs a destination.");
		}
		Refusal refusal = destination(headers, destination);
		if (refusal != null) {
			return refusal;
		}
		Set<String> ids = subscriptions(headers);
		if (ids.contains(id)) {
			return new Refusal("subscription-id-taken", "This connection has a subscription with this id.");
		}
		if (ids.size() >= this.mostSubscriptions) {
			return new Refusal("too-many-subscriptions",
					"A connection has at most " + this.mostSubscriptions + " subscriptions.");
		}
		ids.add(id);
		return null;
	}

	private @Nullable Refusal destination(StompHeaderAccessor headers, String destination) {
		if (destination.equals(Topics.PRESENCE) || destination.equals(Topics.USER_ERRORS)
				|| destination.equals(Topics.USER_ROOMS)) {
			return null;
		}
		Optional<String> room = Topics.roomRead(destination);
		if (room.isEmpty()) {
			return new Refusal("subscription-refused", "There is nothing to subscribe to under this destination.");
		}
		Account account = ConnectedAccount.of(headers.getSessionAttributes());
		ReadingRights rights = reading(account, room.get());
		if (rights == null) {
			return new Refusal("room-unknown", new RoomUnknown().getMessage());
		}
		try {
			this.log.requireEpoch(rights, headers.getFirstNativeHeader("epoch"));
		}
		catch (EpochChanged ex) {
			return new Refusal("epoch-changed", ex.getMessage()).endsAt(ex.epoch(), ex.lastSeq());
		}
		SubscriptionRights.attach(headers, rights);
		return after(headers.getFirstNativeHeader("after"), rights);
	}

	private @Nullable Refusal after(@Nullable String after, ReadingRights rights) {
		if (after == null) {
			return null;
		}
		long lastSeq = this.log.lastSeq(rights);
		try {
			long seq = Long.parseLong(after);
			if (seq >= 0 && seq <= lastSeq) {
				return null;
			}
		}
		catch (NumberFormatException ex) {
			// Said below.
		}
		return new Refusal("after-invalid", "after is the seq of an event of this room, or 0.").endsAt(this.log.epoch(),
				lastSeq);
	}

	private static @Nullable Refusal unsubscribe(StompHeaderAccessor headers) {
		String id = headers.getSubscriptionId();
		return (id != null && subscriptions(headers).remove(id)) ? null
				: new Refusal("subscription-refused", "This connection has no subscription with this id.");
	}

	@SuppressWarnings("unchecked")
	private static Set<String> subscriptions(StompHeaderAccessor headers) {
		Map<String, Object> session = headers.getSessionAttributes();
		if (session == null) {
			throw new IllegalStateException("A session has attributes");
		}
		return (Set<String>) session.computeIfAbsent(SUBSCRIPTIONS, (key) -> ConcurrentHashMap.newKeySet());
	}

}
