package chat.maru.fanout;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import chat.maru.cluster.Currency;
import chat.maru.health.FatalErrors;
import chat.maru.health.WatchedLoop;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** The threads that write to clients, one for each processor and at most eight. */
@Component
class Stripes implements AutoCloseable, WatchedLoop {

	private static final int MAX_STRIPES = 8;

	private static final Log logger = LogFactory.getLog(Stripes.class);

	private final List<Stripe> stripes;

	private final AtomicInteger turn = new AtomicInteger();

	private final ScheduledExecutorService clock = Executors
		.newSingleThreadScheduledExecutor((task) -> new Thread(task, "fanout-clock"));

	/** The stripes of a node that is always current. */
	Stripes() {
		this(new Currency());
	}

	@Autowired
	Stripes(Currency currency) {
		this.stripes = IntStream.range(0, Math.min(MAX_STRIPES, Runtime.getRuntime().availableProcessors()))
			.mapToObj((index) -> new Stripe(index, currency))
			.toList();
		currency.onReturn(() -> this.stripes.forEach(Stripe::goOn));
		this.clock.scheduleWithFixedDelay(this::tick, 1, 1, TimeUnit.SECONDS);
	}

	private void tick() {
		try {
			this.stripes.forEach(Stripe::tick);
		}
		catch (RuntimeException | Error ex) {
			// The executor does not repeat a task that has thrown an exception.
			FatalErrors.check(ex);
			logger.error("The stripes could not be asked to look after their sessions", ex);
		}
	}

	List<Stripe> all() {
		return this.stripes;
	}

	/** The stripe for the next session, in turn. */
	Stripe next() {
		return this.stripes.get(Math.floorMod(this.turn.getAndIncrement(), this.stripes.size()));
	}

	@Override
	public String threads() {
		return "fanout";
	}

	/**
	 * The time of the slowest stripe. It also covers the clock, without which no stripe
	 * begins a turn.
	 */
	@Override
	public Duration sinceLastTurn() {
		return this.clock.isShutdown() ? Duration.ZERO
				: this.stripes.stream().map(Stripe::sinceLastTick).max(Comparator.naturalOrder()).orElse(Duration.ZERO);
	}

	@Override
	public void close() {
		this.clock.shutdownNow();
		this.stripes.forEach(Stripe::close);
	}

}
