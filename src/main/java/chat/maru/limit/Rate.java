package chat.maru.limit;

import java.time.Duration;

/**
 * How often something may happen.
 *
 * @param permits how often in a period, on average; 0 for no limit
 * @param period the period
 * @param burst how often at once
 */
record Rate(long permits, Duration period, long burst) {

	static Rate of(long permits, Duration period) {
		return new Rate(permits, period, permits);
	}

	boolean isUnlimited() {
		return this.permits == 0;
	}

	double perSecond() {
		return this.permits * 1e9 / this.period.toNanos();
	}

	Duration timeToFill() {
		return this.period.multipliedBy(Math.max(1, this.burst)).dividedBy(Math.max(1, this.permits));
	}

}
