package chat.maru.search;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Days that an operator names.
 *
 * @param first the first day
 * @param end the day after the last one
 */
record Days(LocalDate first, LocalDate end) {

	private static final Pattern DATE = Pattern.compile("(\\d{4})(?:[-./](\\d{1,2})(?:[-./](\\d{1,2}))?)?[-./]?");

	/**
	 * Reads a day, a month, a year, or a word such as yesterday.
	 * @return empty if it is none of these
	 */
	static Optional<Days> read(String typed, LocalDate today) {
		return switch (typed.toLowerCase(Locale.ROOT)) {
			case "today", "오늘" -> Optional.of(day(today));
			case "yesterday", "어제" -> Optional.of(day(today.minusDays(1)));
			case "this-week", "이번주" -> Optional.of(week(today));
			case "last-week", "지난주" -> Optional.of(week(today.minusWeeks(1)));
			default -> date(typed);
		};
	}

	private static Optional<Days> date(String typed) {
		Matcher date = DATE.matcher(typed);
		if (!date.matches()) {
			return Optional.empty();
		}
		try {
			Year year = Year.of(Integer.parseInt(date.group(1)));
			if (date.group(2) == null) {
				return Optional.of(new Days(year.atDay(1), year.plusYears(1).atDay(1)));
			}
			YearMonth month = year.atMonth(Integer.parseInt(date.group(2)));
			return Optional.of((date.group(3) != null) ? day(month.atDay(Integer.parseInt(date.group(3))))
					: new Days(month.atDay(1), month.plusMonths(1).atDay(1)));
		}
		catch (DateTimeException ex) {
			return Optional.empty();
		}
	}

	private static Days day(LocalDate day) {
		return new Days(day, day.plusDays(1));
	}

	private static Days week(LocalDate day) {
		LocalDate monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
		return new Days(monday, monday.plusWeeks(1));
	}

	/** Returns when the first day begins, in milliseconds. */
	long from(ZoneId zone) {
		return this.first.atStartOfDay(zone).toInstant().toEpochMilli();
	}

	/** Returns when the last day is over, in milliseconds. */
	long to(ZoneId zone) {
		return this.end.atStartOfDay(zone).toInstant().toEpochMilli();
	}

}
