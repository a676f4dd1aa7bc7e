package chat.maru.fanout;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.springframework.stereotype.Component;

/** The threads that write to clients, one for each processor and at most eight. */
@Component
class Stripes implements AutoCloseable {

	private static final int MOST = 8;

	private final List<Stripe> stripes = IntStream.range(0, Math.min(MOST, Runtime.getRuntime().availableProcessors()))
		.mapToObj(Stripe::new)
		.toList();

	private final AtomicInteger turn = new AtomicInteger();

	private final ScheduledExecutorService clock = Executors
		.newSingleThreadScheduledExecutor((task) -> new Thread(task, "fanout-clock"));

	Stripes() {
		this.clock.scheduleWithFixedDelay(() -> this.stripes.forEach(Stripe::tick), 1, 1, TimeUnit.SECONDS);
	}

	List<Stripe> all() {
		return this.stripes;
	}

	/** The stripe whose turn it is to take a session. */
	Stripe next() {
		return this.stripes.get(Math.floorMod(this.turn.getAndIncrement(), this.stripes.size()));
	}

	@Override
	public void close() {
		this.clock.shutdownNow();
		this.stripes.forEach(Stripe::close);
	}

}
