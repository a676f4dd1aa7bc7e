package chat.maru.network;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A bounded amount of something, such as memory for requests that are still being
 * received. One address can take only a share of it. Thread-safe.
 */
final class FairShares {

	private final long total;

	private final long perAddress;

	private final AtomicLong taken = new AtomicLong();

	private final Map<String, Long> takenByAddress = new ConcurrentHashMap<>();

	/**
	 * Divide an amount.
	 * @param total the whole amount
	 * @param perAddress the most that one address may take
	 */
	FairShares(long total, long perAddress) {
		this.total = total;
		this.perAddress = perAddress;
	}

	/**
	 * Take an amount, which must be given back.
	 * @param address from {@link NetworkAddress#of}
	 * @return false if that is more than the address may have or more than is left;
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

	/** How much is taken at the moment, by all addresses. */
	long taken() {
		return this.taken.get();
	}

}
