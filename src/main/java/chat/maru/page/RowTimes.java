package chat.maru.page;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** The times and days of rows in a user's zone and language, formatted as in clock.js. */
final class RowTimes {

	private static final Set<String> ZONES = ZoneId.getAvailableZoneIds();

	private static final Formats ENGLISH = new Formats(Locale.UK, "HH:mm", "EEEE d MMMM", "EEEE d MMMM uuuu", "Today",
			"Yesterday");

	private static final Formats KOREAN = new Formats(Locale.KOREA, "a h:mm", "M월 d일 EEEE", "uuuu년 M월 d일 EEEE", "오늘",
			"어제");

	private final ZoneId zone;

	private final Formats formats;

	private final LocalDate today;

	RowTimes(ZoneId zone, Locale locale, LocalDate today) {
		this.zone = zone;
		this.formats = Locale.KOREAN.getLanguage().equals(locale.getLanguage()) ? KOREAN : ENGLISH;
		this.today = today;
	}

	/** Returns the time zone that a browser sent; null if its id is unknown. */
	static @Nullable ZoneId zone(@Nullable String id) {
		return (id != null && ZONES.contains(id)) ? ZoneId.of(id) : null;
	}

	LocalDate day(Instant at) {
		return LocalDate.ofInstant(at, this.zone);
	}

	/** The time of day. */
	String time(Instant at) {
		return this.formats.time.format(at.atZone(this.zone));
	}

	/** A day in words. */
	String words(LocalDate day) {
		if (day.equals(this.today)) {
			return this.formats.todayWord;
		}
		if (day.equals(this.today.minusDays(1))) {
			return this.formats.yesterdayWord;
		}
		return ((day.getYear() == this.today.getYear()) ? this.formats.dayOfYear : this.formats.dayOfAnyYear)
			.format(day);
	}

	private record Formats(DateTimeFormatter time, DateTimeFormatter dayOfYear, DateTimeFormatter dayOfAnyYear,
			String todayWord, String yesterdayWord) {

		Formats(Locale locale, String time, String dayOfYear, String dayOfAnyYear, String todayWord,
				String yesterdayWord) {
			this(DateTimeFormatter.ofPattern(time, locale), DateTimeFormatter.ofPattern(dayOfYear, locale),
					DateTimeFormatter.ofPattern(dayOfAnyYear, locale), todayWord, yesterdayWord);
		}

	}

}
