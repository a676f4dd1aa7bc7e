package chat.maru.page;

import java.time.Duration;

/**
 * How long the server has been running, in its two largest units.
 *
 * @param unit days, hours or minutes
 * @param first the number of that unit
 * @param second the number of the next smaller unit; 0 for minutes
 */
record Uptime(String unit, long first, long second) {

	static Uptime of(Duration time) {
		if (time.toDays() > 0) {
			return new Uptime("days", time.toDays(), time.toHoursPart());
		}
		return (time.toHours() > 0) ? new Uptime("hours", time.toHours(), time.toMinutesPart())
				: new Uptime("minutes", time.toMinutes(), 0);
	}

}
