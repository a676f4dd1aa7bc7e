package chat.maru.cluster;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import chat.maru.support.Waiting;

/** Notes what a bus tells. */
final class Heard implements BusListener {

	final Map<String, Long> heads = new ConcurrentHashMap<>();

	final AtomicInteger wakeUps = new AtomicInteger();

	/**
	 * Waits until the bus hears another one, and until nothing of that is under way any
	 * more. Forgets all heads then.
	 */
	void awaitFrom(RemoteBus other) {
		AtomicLong told = new AtomicLong();
		Waiting.await().until(() -> {
			other.tell(Map.of("first", told.incrementAndGet()));
			return this.heads.containsKey("first");
		});
		Waiting.await().until(() -> Objects.requireNonNull(this.heads.get("first")) == told.get());
		this.heads.clear();
	}

	@Override
	public void heard(String log, long seq) {
		this.heads.merge(log, seq, Math::max);
	}

	@Override
	public void woken() {
		this.wakeUps.incrementAndGet();
	}

}
