package chat.maru.health;

import java.time.Instant;

import chat.maru.support.Waiting;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.stereotype.Controller;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

/** Fatal errors are noticed on threads whose loops catch everything. */
class FatalErrorWatchTests {

	private final Halts halts = new Halts();

	private final Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();

	@BeforeEach
	void watch() {
		new FatalErrorWatch();
	}

	@AfterEach
	void close() {
		this.halts.close();
		Thread.setDefaultUncaughtExceptionHandler(this.before);
	}

	@Test
	void onAThreadThatTheErrorEnds() throws Exception {
		Thread thread = new Thread(FatalErrorWatchTests::fail);
		thread.start();
		// Not with Awaitility, which replaces the handler of uncaught exceptions.
		thread.join(20_000);
		assertThat(this.halts.codes()).containsOnly(FatalErrors.EXIT_CODE);
	}

	@Test
	void inJettysThreadPool() throws Exception {
		QueuedThreadPool pool = new QueuedThreadPool(4);
		pool.start();
		pool.execute(FatalErrorWatchTests::fail);
		awaitHalt();
		pool.stop();
	}

	@Test
	void inAScheduledTask() {
		ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();
		scheduler.initialize();
		scheduler.schedule(FatalErrorWatchTests::fail, Instant.EPOCH);
		awaitHalt();
		scheduler.shutdown();
	}

	@Test
	void inARequest() {
		MockMvc mvc = MockMvcBuilders.standaloneSetup(new Failing()).addFilters(new FatalErrorFilter()).build();
		assertThatException().isThrownBy(() -> mvc.perform(get("/")));
		assertThat(this.halts.codes()).containsExactly(FatalErrors.EXIT_CODE);
	}

	private void awaitHalt() {
		Waiting.await().untilAsserted(() -> assertThat(this.halts.codes()).isNotEmpty());
	}

	private static void fail() {
		throw new InternalError("An error of a test");
	}

	@Controller
	static class Failing {

		@GetMapping("/")
		void get() {
			fail();
		}

	}

}
