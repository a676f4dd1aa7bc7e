package chat.maru.fanout;

import java.util.List;
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

	List<Stripe> all() {
		return this.stripes;
	}

	/** The stripe whose turn it is to take a session. */
	Stripe next() {
		return this.stripes.get(Math.floorMod(this.turn.getAndIncrement(), this.stripes.size()));
	}

	@Override
	public void close() {
		this.stripes.forEach(Stripe::close);
	}

}
