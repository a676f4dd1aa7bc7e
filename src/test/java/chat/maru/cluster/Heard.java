package chat.maru.cluster;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Notes what a bus tells. */
final class Heard implements BusListener {

	final Map<String, Long> heads = new ConcurrentHashMap<>();

	final AtomicInteger wakeUps = new AtomicInteger();

	@Override
	public void heard(String log, long seq) {
		this.heads.merge(log, seq, Math::max);
	}

	@Override
	public void woken() {
		this.wakeUps.incrementAndGet();
	}

}
