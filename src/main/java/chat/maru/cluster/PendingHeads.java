package chat.maru.cluster;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The heads to tell the other nodes next. */
final class PendingHeads {

	/** More logs than this become one wake-up. */
	static final int MAX_LOGS = 10_000;

	private final Map<String, Long> heads = new LinkedHashMap<>();

	private boolean wake;

	synchronized void add(Map<String, Long> more) {
		more.forEach((log, seq) -> this.heads.merge(log, seq, Math::max));
		if (this.heads.size() > MAX_LOGS) {
			this.heads.clear();
			this.wake = true;
		}
		notifyAll();
	}

	synchronized void wake() {
		this.wake = true;
		notifyAll();
	}

	/** Wait until there is something, for at most this long. */
	synchronized void await(long nanos) throws InterruptedException {
		long deadline = System.nanoTime() + nanos;
		while (this.heads.isEmpty() && !this.wake) {
			long left = deadline - System.nanoTime();
			if (left <= 0) {
				return;
			}
			TimeUnit.NANOSECONDS.timedWait(this, Math.max(left, 1_000_000));
		}
	}

	/** Take everything. */
	synchronized Taken take() {
		Taken taken = new Taken(this.wake, new LinkedHashMap<>(this.heads));
		this.heads.clear();
		this.wake = false;
		return taken;
	}

	/**
	 * The heads that were waiting.
	 *
	 * @param wake whether to look at everything
	 * @param heads the newest seq of each log
	 */
	record Taken(boolean wake, Map<String, Long> heads) {
	}

}
