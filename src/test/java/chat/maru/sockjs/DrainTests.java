package chat.maru.sockjs;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DrainTests {

	@Test
	void anEmptyCacheIsDrainedAtOnce() {
		List<String> over = new ArrayList<>();
		new Drain().await(() -> over.add("a"), new ArrayDeque<>());
		assertThat(over).containsExactly("a");
	}

	@Test
	void aCachedMessageIsDrainedWhenItIsSent() {
		List<String> over = new ArrayList<>();
		Queue<String> kept = new ArrayDeque<>(List.of("a"));
		Drain drain = new Drain();
		drain.await(() -> over.add("a"), kept);
		drain.check(kept);
		assertThat(over).isEmpty();
		kept.clear();
		drain.check(kept);
		drain.check(kept);
		assertThat(over).containsExactly("a");
	}

}
