package chat.maru.cluster;

import java.lang.Thread.State;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

import chat.maru.support.Waiting;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

class DatabaseLoopTests {

	private final Semaphore database = new Semaphore(0);

	private final AtomicInteger turns = new AtomicInteger();

	private final DatabaseLoop loop = new DatabaseLoop("loop", Duration.ofMinutes(1), () -> {
		this.database.acquireUninterruptibly();
		return mock();
	}, (connection) -> {
		this.turns.incrementAndGet();
		return false;
	});

	@AfterEach
	void stop() {
		this.database.release();
		this.loop.stop();
	}

	/** Otherwise a node that starts again would refuse its first requests. */
	@Test
	void everyStartWaitsForItsFirstTurn() throws InterruptedException {
		for (int start = 1; start <= 3; start++) {
			Thread starting = new Thread(this.loop::start);
			starting.start();
			Waiting.await().until(() -> starting.getState() != State.NEW && starting.getState() != State.RUNNABLE);
			assertThat(starting.getState()).isEqualTo(State.TIMED_WAITING);
			this.database.release();
			starting.join();
			assertThat(this.turns).hasValue(start);
			this.loop.stop();
		}
	}

}
