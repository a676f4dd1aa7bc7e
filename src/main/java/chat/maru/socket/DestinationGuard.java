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
import chat.maru.message.MessageReason;
import chat.maru.message.RoomLog;
import chat.maru.refusal.Refused;
import chat.maru.room.ReadingRights;
import chat.maru.room.RoomAccess;
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
		try {
			switch (type) {
				case MESSAGE -> send(headers);
				case SUBSCRIBE -> subscribe(headers);
				case UNSUBSCRIBE -> unsubscribe(headers);
				case OTHER -> throw new Refused(FrameReason.UNSUPPORTED);
				default -> {
				}
			}
			return message;
		}
		catch (Refused refused) {
			if (refused.reason() == FrameReason.ACCESS_ENDED) {
				// Ends the connection, and not the frame alone.
				throw refused;
			}
			this.refusals.send(headers, Refusal.of(refused));
			return null;
		}
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
			if (account != null && room.isPresent() && !mayRead(account, room.get())) {
				this.disconnections.leave(String.valueOf(headers.getSessionId()), room.get());
				this.refusals.send(headers, Refusal.left(room.get(), null));
			}
		}
	}

	private boolean mayRead(Account account, String room) {
		try {
			this.access.read(account.id(), room);
			return true;
		}
		catch (Refused ex) {
			return false;
		}
	}

	private static void send(StompHeaderAccessor headers) {
		account(headers);
		String destination = headers.getDestination();
		if (destination == null || Topics.roomPosted(destination).isEmpty()) {
			throw new Refused(FrameReason.DESTINATION);
		}
	}

	private void subscribe(StompHeaderAccessor headers) {
		String id = headers.getSubscriptionId();
		String destination = headers.getDestination();
		if (id == null || !SUBSCRIPTION_ID.matcher(id).matches()) {
			throw new Refused(FrameReason.SUBSCRIPTION,
					"A subscription needs an id: 1 to 64 printable ASCII characters without ':' and '\\'.");
		}
		if (destination == null) {
			throw new Refused(FrameReason.SUBSCRIPTION, "A subscription needs a destination.");
		}
		checkDestination(headers, destination);
		Set<String> ids = subscriptions(headers);
		if (ids.contains(id)) {
			throw new Refused(FrameReason.SUBSCRIPTION_ID_TAKEN);
		}
		if (ids.size() >= this.mostSubscriptions) {
			throw new Refused(FrameReason.TOO_MANY_SUBSCRIPTIONS,
					"A connection has at most " + this.mostSubscriptions + " subscriptions.");
		}
		ids.add(id);
	}

	private void checkDestination(StompHeaderAccessor headers, String destination) {
		if (destination.equals(Topics.PRESENCE) || destination.equals(Topics.USER_ERRORS)
				|| destination.equals(Topics.USER_ROOMS)) {
			return;
		}
		String room = Topics.roomRead(destination).orElseThrow(() -> new Refused(FrameReason.SUBSCRIPTION));
		ReadingRights rights = this.access.read(account(headers).id(), room);
		this.log.requireEpoch(rights, headers.getFirstNativeHeader("epoch"));
		checkAfter(headers.getFirstNativeHeader("after"), rights);
		SubscriptionRights.attach(headers, rights);
	}

	private void checkAfter(@Nullable String after, ReadingRights rights) {
		if (after == null) {
			return;
		}
		long lastSeq = this.log.lastSeq(rights);
		try {
			long seq = Long.parseLong(after);
			if (seq >= 0 && seq <= lastSeq) {
				return;
			}
		}
		catch (NumberFormatException ex) {
			// Said below.
		}
		throw new Refused(MessageReason.AFTER_INVALID).with("epoch", this.log.epoch()).with("lastSeq", lastSeq);
	}

	private static void unsubscribe(StompHeaderAccessor headers) {
		String id = headers.getSubscriptionId();
		if (id == null || !subscriptions(headers).remove(id)) {
			throw new Refused(FrameReason.SUBSCRIPTION, "This connection has no subscription with this id.");
		}
	}

	private static Account account(StompHeaderAccessor headers) {
		return ConnectedAccount.of(headers.getSessionAttributes());
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
