package chat.maru.fanout;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

import org.junit.jupiter.api.Test;
import org.mockito.InOrder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;

class HttpSinkTests {

	@Test
	void aWriteIsNotOverBeforeItsMessageIsKept() throws Exception {
		DrainingSession session = mock();
		new HttpSink(session, Runnable::run).write(Payload.of("a"), (failure) -> {
		});
		InOrder order = inOrder(session);
		order.verify(session).sendMessage(any());
		order.verify(session).whenDrained(any());
	}

	@Test
	void whatHasGoneOutAlreadyIsOverAtOnce() {
		List<String> over = new ArrayList<>();
		new DrainingSession.Drain().await(() -> over.add("a"), new ArrayDeque<>());
		assertThat(over).containsExactly("a");
	}

	@Test
	void whatIsKeptIsOverOnceItHasGoneOut() {
		List<String> over = new ArrayList<>();
		Queue<String> kept = new ArrayDeque<>(List.of("a"));
		DrainingSession.Drain drain = new DrainingSession.Drain();
		drain.await(() -> over.add("a"), kept);
		drain.check(kept);
		assertThat(over).isEmpty();
		kept.clear();
		drain.check(kept);
		drain.check(kept);
		assertThat(over).containsExactly("a");
	}

}
