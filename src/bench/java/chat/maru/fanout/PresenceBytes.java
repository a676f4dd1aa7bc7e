package chat.maru.fanout;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import chat.maru.account.Account;
import chat.maru.bench.Figures;
import chat.maru.presence.Presence;
import chat.maru.presence.PresenceOf;
import tools.jackson.databind.json.JsonMapper;

/**
 * The bytes of presence announcements, in the process and without sockets: people who are
 * connected, each with one subscription, of whom some come and go each second.
 */
public final class PresenceBytes {

	private static final int SECONDS = 60;

	private static final int NAMED_UP_TO = 500;

	private static final byte[] HEADING = "MESSAGE\nsubscription:sub-1\ndestination:/topic/presence\n"
		.getBytes(StandardCharsets.UTF_8);

	private long now;

	public void run() {
		Figures.title("Presence, bytes to all subscriptions");
		measure(400, 1);
		measure(1_000, 10);
		measure(10_000, 100);
		measure(50_000, 28);
	}

	private void measure(int people, int changes) {
		String what = String.format("%,d people, %d come and %d go a second", people, changes, changes);
		Figures.line(what, "KB/s", bytesPerSecond(people, changes, NAMED_UP_TO) / 1_000);
		if (people > NAMED_UP_TO) {
			Figures.line("  if all were named", "KB/s", bytesPerSecond(people, changes, people * 2) / 1_000);
		}
	}

	private double bytesPerSecond(int people, int changes, int namedUpTo) {
		Presence presence = PresenceOf.oneNode();
		PresenceFeed feed = new PresenceFeed(presence, namedUpTo, JsonMapper.shared(),
				() -> this.now);
		try (Stripe stripe = new Stripe(0)) {
			IntStream.range(0, people).forEach((person) -> come(presence, person));
			feed.announce();
			Subscriber[] all = IntStream.range(0, people)
				.mapToObj((person) -> new Subscriber(stripe))
				.peek((subscriber) -> feed.begin(subscriber, "sub-1", HEADING))
				.toArray(Subscriber[]::new);
			long before = bytes(stripe, all);
			for (int second = 0; second < SECONDS; second++) {
				int first = second * changes;
				IntStream.range(first, first + changes).forEach((person) -> go(presence, person));
				IntStream.range(people + first, people + first + changes).forEach((person) -> come(presence, person));
				// One more, because a number that stays is not sent.
				come(presence, -second - 1);
				this.now += 1_000;
				feed.announce();
			}
			return (bytes(stripe, all) - before) / (double) SECONDS;
		}
	}

	private static void come(Presence presence, int person) {
		// An id as long as a UUID.
		Account account = new Account(String.format("%036d", person), "Person " + person);
		presence.connect(account, "connection", 0);
	}

	private void go(Presence presence, int person) {
		presence.disconnect(String.format("%036d", person), "connection", this.now);
	}

	private static long bytes(Stripe stripe, Subscriber[] all) {
		CompletableFuture<Long> bytes = new CompletableFuture<>();
		stripe.execute(() -> {
			long sum = 0;
			for (Subscriber subscriber : all) {
				sum += subscriber.bytes;
			}
			bytes.complete(sum);
		});
		return bytes.join();
	}

	private static final class Subscriber implements PresenceSubscription.Output {

		private final Stripe stripe;

		private long bytes;

		Subscriber(Stripe stripe) {
			this.stripe = stripe;
		}

		@Override
		public Stripe stripe() {
			return this.stripe;
		}

		@Override
		public void watch(String id, PresenceSubscription subscription, Payload snapshot) {
			this.stripe.execute(subscription::begin);
		}

		@Override
		public void announce(Payload frame) {
			this.bytes += frame.length();
		}

	}

}
