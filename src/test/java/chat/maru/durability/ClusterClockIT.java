package chat.maru.durability;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

import chat.maru.support.Browser;
import chat.maru.support.ClusterNode;
import chat.maru.support.Guest;
import chat.maru.support.Posts;
import chat.maru.support.StompSocket;
import chat.maru.support.Waiting;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * The clock of one node is five minutes ahead. Runs with
 * {@code -Dmaru.cluster.faketime=/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1},
 * from Debian's package libfaketime.
 */
@EnabledIfSystemProperty(named = ClusterClockIT.LIBRARY, matches = ".+")
class ClusterClockIT extends ClusterStage {

	static final String LIBRARY = "maru.cluster.faketime";

	private static final Duration ALLOWED = Duration.ofSeconds(30);

	@BeforeAll
	static void setClock() {
		restart(Map.of("LD_PRELOAD", System.getProperty(LIBRARY), "FAKETIME", "+300s", "DONT_FAKE_MONOTONIC", "1",
				"FAKETIME_FORCE_MONOTONIC_FIX", "0"));
	}

	@AfterAll
	static void setClockBack() {
		restart(Map.of());
	}

	private static void restart(Map<String, String> environment) {
		b.process().kill();
		b.process().environment(environment);
		b.process().start();
	}

	@Test
	void timesOfARoomDoNotGoBack() {
		StompSocket onA = subscribed(a, this.owner);
		for (int i = 0; i < 10; i++) {
			post((i % 2 == 0) ? b : a, this.owner, "post " + i);
		}
		List<JsonNode> events = eventsUpTo(onA, "post 9");
		assertThat(events).extracting((event) -> Instant.parse(event.get("at").stringValue())).isSorted();
		for (JsonNode event : events) {
			requireClose(event.get("at"), Instant.now());
		}
	}

	@Test
	void aSilenceOfLessThanFiveMinutesCountsOnBothNodes() {
		for (ClusterNode from : cluster.nodes()) {
			Guest silenced = joined();
			Instant until = Instant.now().plus(Duration.ofMinutes(4));
			from.call(this.owner, "PUT", "/api/rooms/" + this.room + "/silences/" + silenced.id(), "{\"minutes\":4}");
			for (ClusterNode node : cluster.nodes()) {
				JsonNode refusal = Waiting.await()
					.until(() -> Posts
						.json(node.request(silenced, "POST", "/api/rooms/" + this.room + "/messages", Posts.body("no"))
							.body()), (answer) -> "silenced".equals(answer.path("code").asString("")));
				requireClose(refusal.get("until"), until);
			}
		}
	}

	@Test
	void aSessionLastsOnBothNodes() throws Exception {
		for (ClusterNode from : cluster.nodes()) {
			Browser browser = from.browser();
			browser.join("Visitor " + Posts.clientId().substring(0, 8));
			for (ClusterNode node : cluster.nodes()) {
				assertThat(browser.at(node.address().toString()).csrf()).isNotEmpty();
			}
		}
	}

	private static void requireClose(JsonNode time, Instant expected) {
		assertThat(Instant.parse(time.stringValue())).isCloseTo(expected,
				within(ALLOWED.toMillis(), ChronoUnit.MILLIS));
	}

}
