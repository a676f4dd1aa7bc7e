package chat.maru.fanout;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

import chat.maru.account.Account;
import chat.maru.presence.Presence;
import chat.maru.presence.PresenceOf;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** What goes over the wire for presence, and how much. */
class PresenceFeedTests {

	private static final int NAMED_UP_TO = 10;

	private static final byte[] HEADING = "MESSAGE\nsubscription:p\ndestination:/topic/presence\n"
		.getBytes(StandardCharsets.UTF_8);

	private static final JsonMapper JSON = JsonMapper.shared();

	private final Stripe stripe = new Stripe(0);

	private final Presence presence = PresenceOf.oneNode();

	private final PresenceFeed feed = feed(NAMED_UP_TO);

	private final Page page = new Page();

	private long now;

	@AfterEach
	void close() {
		this.stripe.close();
	}

	private PresenceFeed feed(int namedUpTo) {
		return new PresenceFeed(this.presence, namedUpTo, JSON, () -> this.now);
	}

	@Test
	void fewPeopleAreNamed() {
		come(1, 3);
		pass(1_000);
		begin(this.page);
		come(4, 10);
		leave(1, 1);
		pass(2_000);
		assertThat(this.page.bodies()).hasSize(2);
		assertThat(this.page.bodies().get(0).get("joined")).hasSize(3);
		assertThat(this.page.last().get("joined")).hasSize(7);
		assertThat(this.page.last().get("left")).hasSize(1);
		assertThat(this.page.last().propertyNames()).containsExactly("type", "online", "joined", "left");
	}

	@Test
	void manyPeopleAreCounted() {
		come(1, 10);
		begin(this.page);
		come(11, 11);
		pass(1_000);
		assertThat(this.page.last()).isEqualTo(
				JSON.readTree("{'type':'presence','snapshot':true,'countOnly':true,'online':11,'joined':[],'left':[]}"
					.replace('\'', '"')));
		come(12, 12);
		pass(2_000);
		assertThat(this.page.last()).isEqualTo(JSON
			.readTree("{'type':'presence','countOnly':true,'online':12,'joined':[],'left':[]}".replace('\'', '"')));
		Page later = new Page();
		begin(later);
		assertThat(later.last().get("snapshot").booleanValue()).isTrue();
		assertThat(later.last().get("online").intValue()).isEqualTo(12);
		assertThat(later.last().get("joined")).isEmpty();
	}

	@Test
	void aCountIsSentAtMostEveryTwoSeconds() {
		come(1, 20);
		pass(1_000);
		begin(this.page);
		int before = this.page.bodies().size();
		for (int second = 0; second < 20; second++) {
			come(100 + second, 100 + second);
			pass(1_000);
		}
		assertThat(this.page.bodies()).hasSize(before + 10);
		pass(1_000);
		pass(1_000);
		pass(1_000);
		assertThat(this.page.bodies()).as("a number that stays is not sent").hasSizeBetween(before + 10, before + 11);
	}

	@Test
	void peopleAreNamedAgainWhenAFifthLessAreOnlineAndNotBeforeHalfAMinute() {
		come(1, 11);
		begin(this.page);
		pass(1_000);
		leave(1, 2);
		pass(60_000);
		assertThat(this.page.last().has("countOnly")).as("9 of 10").isTrue();
		leave(3, 3);
		pass(3_000);
		assertThat(this.page.last().get("snapshot").booleanValue()).isTrue();
		assertThat(this.page.last().has("countOnly")).as("8 of 10").isFalse();
		assertThat(this.page.last().get("joined")).hasSize(8);
		come(20, 22);
		pass(1_000);
		leave(20, 22);
		pass(29_000);
		assertThat(this.page.last().has("countOnly")).as("29 s").isTrue();
		pass(1_000);
		assertThat(this.page.last().has("countOnly")).as("30 s").isFalse();
	}

	@Test
	void anotherNameIsAnnouncedInBothModes() {
		come(1, 5);
		begin(this.page);
		pass(1_000);
		rename(1, "Mina");
		pass(1_000);
		assertThat(names(this.page.last().get("joined"))).containsExactly("Mina");
		come(6, 20);
		pass(1_000);
		rename(2, "Jun");
		pass(2_000);
		assertThat(names(this.page.last().get("joined"))).containsExactly("Jun");
		assertThat(this.page.last().get("countOnly").booleanValue()).isTrue();
		IntStream.rangeClosed(1, 20).forEach((i) -> rename(i, "Renamed " + i));
		come(21, 30);
		pass(1_000);
		IntStream.rangeClosed(21, 30).forEach((i) -> rename(i, "Renamed " + i));
		pass(1_000);
		assertThat(this.page.last().get("joined")).hasSize(PresenceEvent.MAX_RENAMED);
		pass(2_000);
		assertThat(this.page.last().get("joined")).hasSize(30 - PresenceEvent.MAX_RENAMED);
	}

	@Test
	void aSubscriptionThatEndedHearsNothing() {
		come(1, 1);
		begin(this.page);
		this.page.end();
		come(2, 2);
		pass(1_000);
		assertThat(this.page.bodies()).hasSize(1);
	}

	@Test
	void subscribersShareTheirFrames() {
		Page other = new Page();
		begin(this.page);
		begin(other);
		come(1, 1);
		pass(1_000);
		assertThat(this.page.lastFrame()).isSameAs(other.lastFrame());
	}

	/** The bound of docs/architecture.md. */
	@Test
	void thousandsOfPeopleCostEachSubscriberAHundredAndSixtyBytesASecond() {
		PresenceFeed large = feed(500);
		come(1, 10_000);
		Page one = new Page();
		large.announce();
		large.begin(one, "p", HEADING);
		settle();
		long before = one.bytes();
		int seconds = 60;
		for (int second = 0; second < seconds; second++) {
			leave(1 + second * 50, 50 + second * 50);
			come(20_001 + second * 50, 20_050 + second * 50);
			come(50_000 + second, 50_000 + second);
			this.now += 1_000;
			large.announce();
		}
		settle();
		long each = (one.bytes() - before) / seconds;
		assertThat(each).isBetween(50L, (long) PresenceEvent.MAX_COUNT_BYTES / 2);
	}

	@Test
	void theLongestFrameThatNamesNobodyKeepsItsBound() {
		byte[] longest = ("MESSAGE\nsubscription:" + "s".repeat(64) + "\ndestination:/topic/presence\n")
			.getBytes(StandardCharsets.UTF_8);
		EncodedEvent event = EncodedEvent.of(PresenceEvent.counted(Integer.MAX_VALUE), Long.MAX_VALUE, JSON);
		assertThat(Payload.of(longest, List.of(event)).length()).isLessThanOrEqualTo(PresenceEvent.MAX_COUNT_BYTES);
	}

	private void begin(Page page) {
		this.feed.begin(page, "p", HEADING);
		settle();
	}

	/** Lets time pass, and has announced what happened. */
	private void pass(long millis) {
		this.now += millis;
		this.feed.announce();
		settle();
	}

	private void settle() {
		CompletableFuture<Void> done = new CompletableFuture<>();
		this.stripe.execute(() -> done.complete(null));
		done.join();
	}

	private void come(int from, int to) {
		IntStream.rangeClosed(from, to).forEach((i) -> this.presence.connect(person(i), "c" + i, 0));
	}

	private void leave(int from, int to) {
		IntStream.rangeClosed(from, to).forEach((i) -> this.presence.disconnect(person(i).id(), "c" + i, this.now));
	}

	private void rename(int person, String name) {
		PresenceOf.changed(this.presence, new Account(person(person).id(), name));
	}

	private static Account person(int number) {
		return new Account(String.valueOf(number), "Person " + number);
	}

	private static List<String> names(JsonNode people) {
		return people.valueStream().map((person) -> person.get("name").stringValue()).toList();
	}

	/** A subscriber. */
	private final class Page implements PresenceSubscription.Output {

		private final List<Payload> frames = new CopyOnWriteArrayList<>();

		private volatile @Nullable PresenceSubscription subscription;

		@Override
		public Stripe stripe() {
			return PresenceFeedTests.this.stripe;
		}

		@Override
		public void watch(String id, PresenceSubscription begun, Payload snapshot) {
			stripe().execute(() -> {
				this.subscription = begun;
				begun.begin();
				announce(snapshot);
			});
		}

		@Override
		public void announce(Payload frame) {
			this.frames.add(frame);
		}

		void end() {
			stripe().execute(() -> Objects.requireNonNull(this.subscription).end());
		}

		Payload lastFrame() {
			return this.frames.get(this.frames.size() - 1);
		}

		List<JsonNode> bodies() {
			return this.frames.stream().map(Page::body).toList();
		}

		private static JsonNode body(Payload frame) {
			String text = frame.text();
			return JSON.readTree(text.substring(text.indexOf("\n\n"), text.length() - 1));
		}

		JsonNode last() {
			return body(lastFrame());
		}

		long bytes() {
			return this.frames.stream().mapToLong(Payload::length).sum();
		}

	}

}
