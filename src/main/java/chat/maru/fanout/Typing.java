package chat.maru.fanout;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

import chat.maru.account.Account;
import chat.maru.message.RoomEvent;
import chat.maru.message.RoomEvent.Posted;
import chat.maru.message.RoomEventListener;
import chat.maru.refusal.Refused;
import chat.maru.room.ReadingRights;
import chat.maru.room.RoomAccess;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/**
 * Tells the people who watch a room who is typing there. It is never stored, and known
 * only on the node to which both are connected. What happens in a room within half a
 * second is one signal.
 */
@Component
public class Typing implements RoomEventListener {

	private final Map<String, Watched> rooms = new ConcurrentHashMap<>();

	private final AtomicLong signals = new AtomicLong();

	private final RoomAccess access;

	private final JsonMapper json;

	Typing(RoomAccess access, JsonMapper json) {
		this.access = access;
		this.json = json;
	}

	/**
	 * Begins a subscription.
	 * @param id the subscription's id
	 * @param heading the headers of each frame that differ between subscribers
	 */
	void watch(Outlet outlet, String id, ReadingRights rights, byte[] heading) {
		outlet.watch(id, new TypingSubscription(outlet, rights, heading, this::begin, this::end));
	}

	/** Must be called on the stripe of the subscription. */
	private void begin(TypingSubscription subscription) {
		Watched watched = this.rooms.compute(subscription.room(), (room, before) -> {
			Watched now = (before != null) ? before : new Watched(new TypingRoom(room), new ConcurrentHashMap<>());
			now.room.watch(subscription.account());
			return now;
		});
		watched.audiences.computeIfAbsent(subscription.stripe(), PresenceAudience::new).add(subscription);
		TypingEvent told = watched.room.told();
		if (told.watched()) {
			subscription.announce(Payload.of(subscription.heading(), List.of(encoded(told))));
		}
	}

	/** Must be called on the stripe of the subscription. */
	private void end(TypingSubscription subscription) {
		this.rooms.computeIfPresent(subscription.room(), (room, watched) -> {
			PresenceAudience audience = watched.audiences.get(subscription.stripe());
			if (audience != null) {
				audience.remove(subscription);
			}
			return watched.room.unwatch(subscription.account()) ? watched : null;
		});
	}

	/**
	 * A client says that an account is typing in a room. That of an account that does not
	 * watch the room, or may not post there, is ignored.
	 */
	public void typing(Account account, String room) {
		Watched watched = this.rooms.get(room);
		long now = System.nanoTime();
		if (watched != null && watched.room.isNews(account.id(), now) && mayPost(account, room)) {
			watched.room.typing(account, now);
		}
	}

	private boolean mayPost(Account account, String room) {
		try {
			this.access.post(account, room);
			return true;
		}
		catch (Refused ex) {
			return false;
		}
	}

	/** A client says that an account is no longer typing in a room. */
	public void ended(Account account, String room) {
		ended(account.id(), room);
	}

	private void ended(String account, String room) {
		Watched watched = this.rooms.get(room);
		if (watched != null) {
			watched.room.ended(account);
		}
	}

	/** Those who have posted are no longer typing. */
	@Override
	public void committed(List<RoomEvent> events) {
		for (RoomEvent event : events) {
			if (event instanceof Posted posted) {
				ended(posted.message().author().id(), posted.room());
			}
		}
	}

	/** Sends what has changed since the last call. */
	void tell() {
		long now = System.nanoTime();
		for (Watched watched : this.rooms.values()) {
			@Nullable TypingEvent next = watched.room.next(now);
			if (next != null) {
				EncodedEvent event = encoded(next);
				watched.audiences.values().forEach((audience) -> audience.tell(event));
			}
		}
	}

	private EncodedEvent encoded(TypingEvent event) {
		return EncodedEvent.of(event, this.signals.getAndIncrement(), this.json);
	}

	/** A room that people watch, and the subscriptions by their stripes. */
	private record Watched(TypingRoom room, Map<Stripe, PresenceAudience> audiences) {
	}

}
