package chat.maru.cluster;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.springframework.stereotype.Component;

/**
 * Whether this node knows what other nodes told until a moment ago. A node that does not
 * could send messages to an account whose access has ended, so it sends nothing and takes
 * nothing until it does. A node with SQLite is the only one and always current.
 */
@Component
public class Currency {

	/** How long ago the last read of the notices may have begun. */
	private static final long MAX_AGE = Duration.ofMillis(900).toNanos();

	/** After this time clients are sent to another node, if there is one. */
	private static final long CUT_OFF = Duration.ofSeconds(10).toNanos();

	private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

	/** Never reached unless {@link #follow} was called. */
	private volatile long until = System.nanoTime() + Long.MAX_VALUE / 2;

	private volatile boolean refused;

	private volatile boolean others;

	/** Returns whether this node is current. One read of a volatile field if it is. */
	public boolean isCurrent() {
		if (System.nanoTime() - this.until < 0) {
			return true;
		}
		this.refused = true;
		return false;
	}

	/** Returns for how long this node has not been current; zero if it is. */
	public Duration lapsedFor() {
		return Duration.ofNanos(Math.max(0, System.nanoTime() - this.until));
	}

	/**
	 * Returns whether this node has not been current for 10 s and knew of another one
	 * before that, so that its clients are better off there.
	 */
	public boolean isCutOff() {
		return System.nanoTime() - this.until > CUT_OFF && this.others;
	}

	/**
	 * Hear when this node is current again after {@link #isCurrent} was false.
	 * @param listener must return at once
	 */
	public void onReturn(Runnable listener) {
		this.listeners.add(listener);
	}

	/** From now on, this node is only current after {@link #read}. */
	void follow() {
		this.until = System.nanoTime();
	}

	/**
	 * All notices were read and delivered.
	 * @param begun when the read began, of {@link System#nanoTime}
	 */
	void read(long begun) {
		this.until = begun + MAX_AGE;
		// A caller that was refused at the same moment is told after the next read.
		if (this.refused && System.nanoTime() - this.until < 0) {
			this.refused = false;
			this.listeners.forEach(Runnable::run);
		}
	}

	/** Whether other nodes were alive when this one looked last. */
	void seeOthers(boolean alive) {
		this.others = alive;
	}

}
