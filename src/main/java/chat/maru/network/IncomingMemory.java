package chat.maru.network;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Bounds the memory that all connections together may use for messages that are not
 * complete yet. A bound per connection is not enough, because an attacker opens more
 * connections. One address may use only a share, so that it cannot block all others.
 */
@Component
public class IncomingMemory {

	/** The part of the heap that unfinished messages may take. */
	private static final int SHARE_OF_HEAP = 16;

	private static final int SHARE_OF_ADDRESS = 4;

	private final FairShares shares;

	@Autowired
	IncomingMemory() {
		this(Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP,
				Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP / SHARE_OF_ADDRESS);
	}

	IncomingMemory(long total, long perAddress) {
		this.shares = new FairShares(total, perAddress);
	}

	/**
	 * Reserve some bytes. Returns false and reserves nothing if that is more than is
	 * left.
	 */
	boolean reserve(String network, long bytes) {
		return this.shares.take(network, bytes);
	}

	void release(String network, long bytes) {
		if (bytes > 0) {
			this.shares.giveBack(network, bytes);
		}
	}

	/** How many bytes are reserved. */
	public long used() {
		return this.shares.taken();
	}

}
