package chat.maru.network;

import java.util.concurrent.atomic.AtomicLong;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Bounds what all connections together may keep of messages that are not complete yet. A
 * bound for each connection alone is none: an attacker opens more of them.
 */
@Component
public class IncomingMemory {

	/** The part of the heap that unfinished messages may take. */
	private static final int SHARE = 16;

	private final long limit;

	private final AtomicLong used = new AtomicLong();

	@Autowired
	IncomingMemory() {
		this(Runtime.getRuntime().maxMemory() / SHARE);
	}

	IncomingMemory(long limit) {
		this.limit = limit;
	}

	/** Reserve some bytes; false, and nothing reserved, if that is more than is left. */
	boolean reserve(long bytes) {
		if (this.used.addAndGet(bytes) <= this.limit) {
			return true;
		}
		this.used.addAndGet(-bytes);
		return false;
	}

	void release(long bytes) {
		this.used.addAndGet(-bytes);
	}

	/** How many bytes are reserved. */
	public long used() {
		return this.used.get();
	}

}
