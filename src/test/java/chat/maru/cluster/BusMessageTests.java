package chat.maru.cluster;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Messages of the bus are plain text and bounded, and anything else is ignored. */
class BusMessageTests {

	private static final String NODE = "8f14e45f-ceea-467f-a5f9-0a1b2c3d4e5f";

	@Test
	void aMessageIsReadAsItWasWritten() {
		List<String> payloads = BusMessage.write(NODE, true, 42L, Map.of("lobby", 7L));
		assertThat(payloads).containsExactly("1 " + NODE + " * ?42 +lobby=7");
		assertThat(BusMessage.read(payloads.get(0))).contains(new BusMessage(NODE, true, 42L, Map.of("lobby", 7L)));
		assertThat(BusMessage.write(NODE, false, null, Map.of())).isEmpty();
	}

	@Test
	void manyLogsAreSeveralPayloadsThatPostgresqlTakes() {
		Map<String, Long> heads = IntStream.range(0, 1_000)
			.boxed()
			.collect(Collectors.toMap((i) -> NODE + i, (i) -> Long.MAX_VALUE / 10, Math::max, LinkedHashMap::new));
		List<String> payloads = BusMessage.write(NODE, false, null, heads);
		assertThat(payloads).hasSizeGreaterThan(1).allMatch((payload) -> payload.length() < 8_000);
		Map<String, Long> read = new LinkedHashMap<>();
		payloads.forEach((payload) -> read.putAll(BusMessage.read(payload).orElseThrow().heads()));
		assertThat(read).isEqualTo(heads);
	}

	@Test
	void aLogWhoseIdDoesNotFitBecomesAWakeUp() {
		for (String log : List.of("a b", "a=b", "번역", "a".repeat(129), "")) {
			assertThat(BusMessage.write(NODE, false, null, Map.of(log, 1L))).containsExactly("1 " + NODE + " *");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "1", "1 a", "2 a *", "1 a lobby=1", "1 a +lobby", "1 a +lobby=-1", "1 a +lobby=x",
			"1 a +lobby=99999999999999999999", "1 a  *", "1 a * ", "1 번 *", "{\"room\":\"lobby\"}", "1 a ?",
			"1 a *\n" })
	void garbageIsNotAMessage(String garbage) {
		assertThat(BusMessage.read(garbage)).isEmpty();
	}

	@Test
	void aMessageThatIsTooLongIsGarbage() {
		assertThat(BusMessage.read("1 a " + "+a=1 ".repeat(2_000) + "*")).isEmpty();
	}

	@Test
	void tooManyLogsBecomeAWakeUp() {
		PendingHeads pending = new PendingHeads();
		for (int i = 0; i <= PendingHeads.MAX_LOGS; i++) {
			pending.add(Map.of("room" + i, 1L));
		}
		assertThat(pending.take()).isEqualTo(new PendingHeads.Taken(true, Map.of()));
		pending.add(Map.of("lobby", 2L));
		pending.add(Map.of("lobby", 1L));
		assertThat(pending.take()).isEqualTo(new PendingHeads.Taken(false, Map.of("lobby", 2L)));
	}

}
