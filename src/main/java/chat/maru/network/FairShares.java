package chat.maru.network;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Something that there is a bounded amount of, such as memory for requests that are still
 * coming in. One address can take only its share, so that it cannot take everything.
 * Thread-safe.
 */
final class FairShares {

	private final long total;

	private final long perAddress;

	private final AtomicLong taken = new AtomicLong();

	private final Map<String, Long> takenByAddress = new ConcurrentHashMap<>();

	/**
	 * Divide an amount.
	 * @param total all there is
	 * @param perAddress what one address may take of it
	 */
	FairShares(long total, long perAddress) {
		this.total = total;
		this.perAddress = perAddress;
	}

	/**
	 * Take some, which must be given back.
	 * @param address as {@link NetworkAddress#of} returns it
	 * @return false where that is more than the address may have, or more than there is;
	 * nothing is taken then
	 */
	boolean take(String address, long amount) {
		if (this.taken.addAndGet(amount) > this.total) {
			this.taken.addAndGet(-amount);
			return false;
		}
		boolean[] fits = { true };
		this.takenByAddress.compute(address, (key, before) -> {
			long after = ((before != null) ? before : 0) + amount;
			fits[0] = after <= this.perAddress;
			return fits[0] ? Long.valueOf(after) : before;
		});
		if (!fits[0]) {
			this.taken.addAndGet(-amount);
		}
		return fits[0];
	}

	/** Give back what was taken. */
	void giveBack(String address, long amount) {
		this.taken.addAndGet(-amount);
		this.takenByAddress.computeIfPresent(address, (key, before) -> (before > amount) ? before - amount : null);
	}

	/** How much is taken at the moment, by all. */
	long taken() {
		return this.taken.get();
	}

}
