package chat.maru.socket;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

import chat.maru.account.Account;
import chat.maru.fanout.SessionTermination;
import chat.maru.fanout.SubscriptionRights;
import chat.maru.fanout.Topics;
import chat.maru.log.LogReason;
import chat.maru.message.RoomLog;
import chat.maru.person.PersonLog;
import chat.maru.person.PersonRights;
import chat.maru.refusal.Refused;
import chat.maru.room.ReadingRights;
import chat.maru.room.RoomAccess;
import org.jspecify.annotations.Nullable;

import org.springframework.messaging.Message;
import org.springframework.messaging.MessageChannel;
import org.springframework.messaging.simp.SimpMessageType;
import org.springframework.messaging.simp.stomp.StompHeaderAccessor;
import org.springframework.messaging.support.ChannelInterceptor;
import org.springframework.messaging.support.MessageHeaderAccessor;
import org.springframework.stereotype.Component;

/**
 * Allows sending only to {@code /app/**}, and subscribing only to the exact names of
 * topics and queues: the broker accepts patterns, which would match other users' queues.
 * A refusal is sent to the errors queue, and the connection stays open.
 */
@Component
class DestinationGuard implements ChannelInterceptor {

	private static final String SUBSCRIPTIONS = DestinationGuard.class.getName() + ".subscriptions";

	/**
	 * Characters that need no escaping in any version of STOMP, because the id is a
	 * header of every frame.
	 */
	private static final Pattern SUBSCRIPTION_ID = Pattern.compile("[!-9;-\\[\\]-~]{1,64}");

	private final RoomAccess access;

	private final RoomLog log;

	private final PersonLog persons;

	private final Refusals refusals;

	private final SessionTermination disconnections;

	private final int maxSubscriptions;

	DestinationGuard(RoomAccess access, RoomLog log, PersonLog persons, Refusals refusals,
			SessionTermination disconnections, SocketSettings settings) {
		this.access = access;
		this.log = log;
		this.persons = persons;
		this.refusals = refusals;
		this.disconnections = disconnections;
		this.maxSubscriptions = settings.limits().subscriptionsPerConnection();
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
				// This one ends the connection, not only the frame.
				throw refused;
			}
			this.refusals.send(headers, Refusal.of(refused));
			return null;
		}
	}

	/**
	 * Checks the membership again. If the account was removed from the room while it
	 * subscribed, {@link Connections} may have ended its subscriptions before this one
	 * existed.
	 */
	@Override
	public void afterSendCompletion(Message<?> message, MessageChannel channel, boolean sent,
			@Nullable Exception failure) {
		StompHeaderAccessor headers = MessageHeaderAccessor.getAccessor(message, StompHeaderAccessor.class);
		if (sent && headers != null && headers.getMessageType() == SimpMessageType.SUBSCRIBE) {
			ConnectedAccount connected = ConnectedAccount.in(headers.getSessionAttributes());
			Account account = (connected != null) ? connected.account() : null;
			String destination = String.valueOf(headers.getDestination());
			Optional<String> room = Topics.roomRead(destination).or(() -> Topics.roomWatched(destination));
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
		if (destination == null || !Topics.isSentTo(destination)) {
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
		if (ids.size() >= this.maxSubscriptions) {
			throw new Refused(FrameReason.TOO_MANY_SUBSCRIPTIONS,
					"A connection has at most " + this.maxSubscriptions + " subscriptions.");
		}
		ids.add(id);
	}

	private void checkDestination(StompHeaderAccessor headers, String destination) {
		if (destination.equals(Topics.PRESENCE) || destination.equals(Topics.USER_ERRORS)) {
			return;
		}
		if (destination.equals(Topics.USER_EVENTS)) {
			PersonRights rights = PersonRights.of(account(headers));
			this.persons.requirePlace(rights, headers.getFirstNativeHeader("epoch"),
					after(headers.getFirstNativeHeader("after")));
			SubscriptionRights.attach(headers, rights);
			return;
		}
		Optional<String> watched = Topics.roomWatched(destination);
		if (watched.isPresent()) {
			SubscriptionRights.attach(headers, this.access.read(account(headers).id(), watched.get()));
			return;
		}
		String room = Topics.roomRead(destination).orElseThrow(() -> new Refused(FrameReason.SUBSCRIPTION));
		ReadingRights rights = this.access.read(account(headers).id(), room);
		this.log.requireEpoch(rights, headers.getFirstNativeHeader("epoch"));
		checkAfter(headers.getFirstNativeHeader("after"), rights);
		SubscriptionRights.attach(headers, rights);
	}

	/** A place that is not a number is not that of any event. */
	private static @Nullable Long after(@Nullable String after) {
		try {
			return (after != null) ? Long.valueOf(after) : null;
		}
		catch (NumberFormatException ex) {
			return Long.MAX_VALUE;
		}
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
			// Refused below.
		}
		throw new Refused(LogReason.AFTER_INVALID).with("epoch", this.log.epoch()).with("lastSeq", lastSeq);
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
