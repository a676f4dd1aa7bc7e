package chat.maru.durability;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

import chat.maru.support.Guest;
import chat.maru.support.Posts;
import chat.maru.support.StompFrame;
import chat.maru.support.StompSocket;
import chat.maru.support.Waiting;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What two nodes do when one of them, or something between them, fails.
 * {@code -Dmaru.cluster.suspended=20} suspends a node for as many seconds.
 */
class ClusterFaultIT extends ClusterStage {

	/** Longer than a node may go without reading the notices. */
	private static final Duration SUSPENDED = Duration
		.ofMillis((long) (1_000 * Double.parseDouble(System.getProperty("maru.cluster.suspended", "1.5"))));

	/** A node that was away for longer closes its connections. */
	private static final Duration CUT_OFF = Duration.ofSeconds(10);

	@Test
	void aNodeThatIsKilledDoesNotDelayTheOther() throws Exception {
		StompSocket onB = subscribed(b, this.reader);
		try (Numbered posts = new Numbered(b, this.reader, this.room);
				Numbered dying = new Numbered(a, this.owner, this.room)) {
			Waiting.await().until(() -> posts.count() > 10 && dying.count() > 10);
			a.process().kill();
			int before = posts.count();
			Waiting.await().until(() -> posts.count() > before + 50);
			assertThat(posts.longestPause()).isLessThan(SECOND);
		}
		finally {
			a.process().start();
		}
		StompSocket back = subscribed(b, this.owner);
		back.post(this.room, "the last one");
		assertThat(seqsUpTo(back, "the last one")).isEqualTo(seqsUpTo(onB, "the last one"));
	}

	@Test
	void aNodeThatWasSuspendedDeliversNothingToAMemberWhoWasRemovedMeanwhile() {
		StompSocket removed = subscribed(b, this.reader);
		Guest stays = b.guest();
		join(stays);
		StompSocket staying = subscribed(b, stays);
		b.process().suspend();
		try {
			a.call(this.owner, "DELETE", "/api/rooms/" + this.room + "/members/" + this.reader.id(), "");
			post(a, this.owner, "not for everyone");
			Waiting.elapse(SUSPENDED);
			post(a, this.owner, "later");
		}
		finally {
			b.process().resume();
		}
		Waiting.await().until(() -> staying.isClosed() || texts(staying).contains("later"));
		if (staying.isClosed()) {
			assertThat(SUSPENDED).isGreaterThan(CUT_OFF);
			assertThat(staying.awaitClosed().getCode()).isEqualTo(1013);
			assertThat(removed.awaitClosed().getCode()).isEqualTo(1013);
		}
		else {
			assertThat(removed.refusal().path("code").stringValue()).isEqualTo("room-left");
		}
		assertThat(texts(removed)).doesNotContain("not for everyone", "later");
	}

	@Test
	void whenPostgresqlCrashesConnectionsStayOpenAndNothingIsLost() throws Exception {
		StompSocket onA = subscribed(a, this.owner);
		StompSocket onB = subscribed(b, this.reader);
		try (Numbered posts = new Numbered(a, this.owner, this.room)) {
			Waiting.await().until(() -> posts.count() > 10);
			cluster.crashDatabase();
			int before = posts.count();
			Waiting.await().until(() -> posts.count() > before + 10);
		}
		post(b, this.reader, "the last one");
		assertThat(seqsUpTo(onA, "the last one")).isEqualTo(seqsUpTo(onB, "the last one"));
	}

	@Test
	void whenAllConnectionsAreTerminatedAgainAndAgainNothingIsLostOrDoubled() throws Exception {
		StompSocket onA = subscribed(a, this.owner);
		StompSocket onB = subscribed(b, this.reader);
		try (Numbered one = new Numbered(a, this.owner, this.room);
				Numbered other = new Numbered(b, this.reader, this.room)) {
			Waiting.await().until(() -> one.count() > 5 && other.count() > 5);
			long end = System.nanoTime() + SECOND.multipliedBy(2).toNanos();
			while (System.nanoTime() - end < 0) {
				cluster.terminateBackends();
				Waiting.elapse(Duration.ofMillis(60));
			}
			List<Numbered> both = List.of(one, other);
			List<Integer> before = both.stream().map(Numbered::count).toList();
			Waiting.await().until(() -> one.count() > before.get(0) + 5 && other.count() > before.get(1) + 5);
		}
		post(b, this.reader, "the last one");
		List<JsonNode> events = eventsUpTo(onA, "the last one");
		assertThat(seqsUpTo(onB, "the last one")).hasSize(events.size());
		for (Guest author : List.of(this.owner, this.reader)) {
			List<String> texts = events.stream()
				.filter((event) -> author.id().equals(event.at("/message/author/id").asString("")))
				.map((event) -> event.at("/message/text").stringValue())
				.filter((text) -> text.startsWith("number"))
				.toList();
			assertThat(texts).isEqualTo(IntStream.range(0, texts.size()).mapToObj((i) -> "number " + i).toList());
			assertThat(texts).hasSizeGreaterThan(10);
		}
	}

	@Test
	void aPostWhoseCommitIsNotAnsweredIsStoredOnceAndReachesEveryone() {
		StompSocket onA = subscribed(a, this.owner);
		StompSocket onB = subscribed(b, this.reader);
		String text = "unanswered " + UUID.randomUUID();
		a.database().loseAnswer(text, "COMMIT");
		onA.post(this.room, text);
		assertThat(a.database().isLossPending()).isFalse();
		// Nothing follows in this room.
		awaitText(onA, text);
		awaitText(onB, text);
		JsonNode events = Posts
			.json(a.call(this.owner, "GET", "/api/rooms/" + this.room + "/events?after=0", "").body());
		assertThat(events.path("events")
			.valueStream()
			.filter((event) -> text.equals(event.at("/message/text").stringValue(null)))).hasSize(1);
	}

	@Test
	void aNodeThatIsCutOffFromPostgresqlIsSilentAndThenClosesItsConnections() {
		StompSocket onA = subscribed(a, this.owner);
		StompSocket onB = subscribed(b, this.reader);
		Guest administrator = a.member();
		cluster.jdbc().sql("update account set role = 'administrator' where id = ?").param(administrator.id()).update();
		Guest offender = joined();
		StompSocket banned = subscribed(b, offender);
		// A node closes its connections only if it saw another one in its last heartbeat.
		Waiting.await().until(() -> nodes() == 2);
		Waiting.elapse(SECOND.multipliedBy(2));
		b.database().hang();
		Waiting.elapse(SECOND);
		onB.send("SEND", Posts.body("refused"), "destination:/app/chat." + this.room, "receipt:refused");
		assertThat(onB.refusal().path("code").stringValue()).isIn("busy", "storage-failed");
		a.call(administrator, "POST", "/api/admin/bans", "{\"account\":\"" + offender.id() + "\"}");
		onA.post(this.room, "goes on");
		awaitText(onA, "goes on");
		assertThat(onB.awaitClosed().getCode()).isEqualTo(1013);
		assertThat(banned.awaitClosed().getCode()).isEqualTo(1013);
		assertThat(texts(onB)).doesNotContain("goes on", "refused");
		assertThat(texts(banned)).doesNotContain("goes on", "refused");
		b.database().pass();
		List<Integer> answers = new ArrayList<>();
		Waiting.await().until(() -> answer(offender, answers) == 403 && answer(this.reader, new ArrayList<>()) == 200);
		assertThat(answers).as("what the node answered to the banned account").doesNotContain(200);
		StompSocket again = b.connect(this.reader);
		subscribe(again);
		awaitText(again, "goes on");
	}

	private int answer(Guest guest, List<Integer> answers) {
		int status = b.request(guest, "GET", "/api/rooms/" + this.room + "/events?after=0", "").statusCode();
		answers.add(status);
		return status;
	}

	/** The number of nodes that are alive. */
	private static int nodes() {
		return cluster.jdbc()
			.sql("""
					select count(*) from node
					where seen_at > (extract(epoch from clock_timestamp()) * 1000)::bigint - 5000""")
			.query((row, number) -> row.getInt(1))
			.single();
	}

	@Test
	void anEntryOfATypeOfANewerVersionIsPassedOnAsUnknown() {
		StompSocket onA = subscribed(a, this.owner);
		StompSocket onB = subscribed(b, this.reader);
		post(a, this.owner, "before");
		cluster.jdbc().sql("""
				insert into event (room_id, seq, type, at, account_id, messages, payload)
				select room_id, max(seq) + 1, 'juggled', 0, ?, max(messages), '{}' from event
				where room_id = ? group by room_id""").params(this.owner.id(), this.room).update();
		post(b, this.reader, "after");
		for (StompSocket socket : List.of(onA, onB)) {
			assertThat(eventsUpTo(socket, "after")).extracting((event) -> event.path("type").stringValue())
				.endsWith("posted", "unknown", "posted");
		}
	}

	@Test
	void aCommitThatNoReplicaConfirmedIsNotAcknowledged() {
		StompSocket onA = subscribed(a, this.owner);
		standbys("nobody");
		try {
			commitUntilOneWaits();
			onA.send("SEND", Posts.body("unconfirmed"), "destination:/app/chat." + this.room, "receipt:unconfirmed");
			for (int i = 0; i < 3; i++) {
				Waiting.await()
					.until(() -> cluster.jdbc()
						.sql("""
								select pg_cancel_backend(pid) from pg_stat_activity
								where datname = current_database() and wait_event = 'SyncRep'""")
						.query(Boolean.class)
						.list(), (cancelled) -> !cancelled.isEmpty());
			}
			assertThat(onA.rest()).extracting(StompFrame::command).doesNotContain("RECEIPT");
		}
		finally {
			standbys("");
		}
		onA.receipt("unconfirmed");
		awaitText(onA, "unconfirmed");
	}

	/** The server reads its configuration when it comes to it. */
	private static void commitUntilOneWaits() {
		AtomicBoolean waits = new AtomicBoolean();
		Thread committing = new Thread(() -> {
			while (!waits.get()) {
				cluster.jdbc().sql("select pg_logical_emit_message(true, 'test', '')").query(String.class).single();
			}
		});
		committing.setDaemon(true);
		committing.start();
		Waiting.await().until(() -> cluster.jdbc().sql("""
				select exists (select 1 from pg_stat_activity
				where datname = current_database() and wait_event = 'SyncRep')""").query(Boolean.class).single());
		waits.set(true);
	}

	private static void standbys(String names) {
		cluster.jdbc().sql("alter system set synchronous_standby_names = '" + names + "'").update();
		cluster.jdbc().sql("select pg_reload_conf()").query(Boolean.class).single();
	}

}
