package chat.maru.fanout;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

import chat.maru.account.Account;
import chat.maru.presence.Presence;
import tools.jackson.databind.json.JsonMapper;

/**
 * Presence on the wire: the snapshot for a new subscription, and the announcements for
 * all subscriptions. While few people are online they are named. Names for all would grow
 * with the square of their number, so many people are only counted, and at most every 2
 * s. Each announcement is encoded once for all subscribers.
 */
final class PresenceFeed {

	private static final long COUNT_INTERVAL_MILLIS = Duration.ofSeconds(2).toMillis();

	private final Presence presence;

	private final PresenceDetail detail;

	private final JsonMapper json;

	private final LongSupplier clock;

	private final Map<Stripe, PresenceAudience> audiences = new ConcurrentHashMap<>();

	/** By their id, until they are announced. Only while people are counted. */
	private final Map<String, Account> renamed = new LinkedHashMap<>();

	private long events;

	private int announced;

	private long announcedAtMillis;

	/**
	 * Creates a feed without subscribers.
	 * @param namedUpTo how many people may be online so that they are named
	 * @param clock milliseconds of a monotonic clock
	 */
	PresenceFeed(Presence presence, int namedUpTo, JsonMapper json, LongSupplier clock) {
		this.presence = presence;
		this.detail = new PresenceDetail(namedUpTo);
		this.json = json;
		this.clock = clock;
	}

	/**
	 * Begins a subscription with a snapshot of the users online. No announcement is made
	 * meanwhile, so the subscription gets the snapshot first and the next announcement
	 * describes what happened after it.
	 * @param id the subscription's id
	 * @param heading the headers of each frame that differ between subscribers
	 */
	synchronized void begin(PresenceSubscription.Output output, String id, byte[] heading) {
		PresenceAudience audience = this.audiences.computeIfAbsent(output.stripe(), PresenceAudience::new);
		output.watch(id, new PresenceSubscription(output, heading, audience),
				Payload.of(heading, List.of(encode(snapshot()))));
	}

	/** Announces what changed since the last call, if anything did. */
	synchronized void announce() {
		long now = this.clock.getAsLong();
		Presence.Change change = this.presence.takeChange(now);
		if (this.detail.update(change.online(), now)) {
			this.renamed.clear();
			tell(snapshot(), now);
		}
		else if (this.detail.isCountOnly()) {
			change.renamed().stream().limit(PresenceEvent.MAX_NAMED).forEach(this::keep);
			if (now - this.announcedAtMillis >= COUNT_INTERVAL_MILLIS
					&& (change.online() != this.announced || !this.renamed.isEmpty())) {
				tell(PresenceEvent.recounted(change.online(), takeRenamed()), now);
			}
		}
		else if (!change.isEmpty()) {
			tell(PresenceEvent.change(change), now);
		}
	}

	private void keep(Account account) {
		if (this.renamed.size() < PresenceEvent.MAX_NAMED) {
			this.renamed.put(account.id(), account);
		}
	}

	private List<Account> takeRenamed() {
		Collection<Account> waiting = this.renamed.values();
		List<Account> some = waiting.stream().limit(PresenceEvent.MAX_RENAMED).toList();
		waiting.removeAll(some);
		return some;
	}

	private PresenceEvent snapshot() {
		return this.detail.isCountOnly() ? PresenceEvent.counted(this.presence.online())
				: PresenceEvent.everyone(this.presence.snapshot(PresenceEvent.MAX_NAMED));
	}

	private void tell(PresenceEvent event, long now) {
		EncodedEvent encoded = encode(event);
		this.audiences.values().forEach((audience) -> audience.tell(encoded));
		this.announced = event.online();
		this.announcedAtMillis = now;
	}

	private EncodedEvent encode(PresenceEvent event) {
		return EncodedEvent.of(event, this.events++, this.json);
	}

}
