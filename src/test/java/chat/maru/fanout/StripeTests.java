package chat.maru.fanout;

import java.util.concurrent.CompletableFuture;

import chat.maru.health.Halts;
import chat.maru.support.Waiting;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A stripe continues after a task has failed. */
class StripeTests {

	private final Stripe stripe = new Stripe(0);

	@AfterEach
	void close() {
		this.stripe.close();
	}

	@Test
	void anErrorDoesNotEndItsThread() {
		Thread before = thread();
		this.stripe.execute(() -> {
			throw new LinkageError("A task of a test fails");
		});
		assertThat(thread()).isSameAs(before);
	}

	@Test
	void anErrorOfTheVirtualMachineEndsTheProcess() {
		try (Halts halts = new Halts()) {
			this.stripe.execute(() -> {
				throw new InternalError("An error of a test");
			});
			thread();
			assertThat(halts.codes()).containsOnly(3);
		}
	}

	@Test
	void theLastTickOfABlockedStripeGetsOlder() throws Exception {
		CompletableFuture<Void> free = new CompletableFuture<>();
		this.stripe.execute(free::join);
		this.stripe.tick();
		Waiting.await().until(() -> this.stripe.sinceLastTick().toMillis() >= 50);
		free.complete(null);
		thread();
		assertThat(this.stripe.sinceLastTick().toMillis()).isLessThan(50);
	}

	/** Runs after all submitted tasks. */
	private Thread thread() {
		return Waiting.await(CompletableFuture.supplyAsync(Thread::currentThread, this.stripe));
	}

}
