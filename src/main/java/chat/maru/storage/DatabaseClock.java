package chat.maru.storage;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The clock of the database, so that all servers that share it agree. It is this
 * machine's clock plus an offset that is measured again and again, in ms. A correction of
 * up to {@value #MAX_HELD} ms never makes it go back: it stands still instead.
 */
public final class DatabaseClock extends Clock {

	private static final long MAX_HELD = 1_000;

	private final Clock machine;

	private final AtomicLong last = new AtomicLong(Long.MIN_VALUE);

	private volatile long offset;

	DatabaseClock() {
		this(Clock.systemUTC());
	}

	/** A clock over another one than the system's. */
	public DatabaseClock(Clock machine) {
		this.machine = machine;
	}

	/**
	 * Take a measurement. The offset changes only as far as it must, so that it does not
	 * move with each measurement.
	 * @param least the smallest offset that the measurement allows, in ms
	 * @param most the largest
	 */
	public void adjust(long least, long most) {
		this.offset = Math.max(least, Math.min(most, this.offset));
	}

	/** The time of this machine's clock, which may be wrong, in ms. */
	public long machineMillis() {
		return this.machine.millis();
	}

	@Override
	public long millis() {
		long now = this.machine.millis() + this.offset;
		return this.last.updateAndGet((before) -> (now < before && before - now <= MAX_HELD) ? before : now);
	}

	@Override
	public Instant instant() {
		return Instant.ofEpochMilli(millis());
	}

	@Override
	public ZoneId getZone() {
		return ZoneOffset.UTC;
	}

	/** Only UTC is used. */
	@Override
	public Clock withZone(ZoneId zone) {
		throw new UnsupportedOperationException("Stored dates are in UTC");
	}

}
