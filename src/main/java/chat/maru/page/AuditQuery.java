package chat.maru.page;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;

import chat.maru.account.Account;
import chat.maru.account.Accounts;
import chat.maru.account.DisplayName;
import chat.maru.audit.AuditAction;
import chat.maru.audit.AuditFilter;
import org.jspecify.annotations.Nullable;

/**
 * The fields of the form that filters the audit log. A value that no field of the form
 * can have is ignored.
 *
 * @param action the code of an action; empty or null for all
 * @param name the name of an account; empty or null for all
 * @param from the first day, as {@code 2026-11-28}; empty or null for no first day
 * @param to the last day; empty or null for no last day
 * @param zone the time zone of the days, as {@code Asia/Seoul}; UTC if it is empty or
 * null
 */
record AuditQuery(@Nullable String action, @Nullable String name, @Nullable String from, @Nullable String to,
		@Nullable String zone) {

	/** Years with more digits would be further away than a time can be. */
	private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

	/** Whether the form has been filled in. */
	public boolean isSet() {
		return !(text(this.action) + text(this.name) + text(this.from) + text(this.to)).isBlank();
	}

	/** The address of a page with these fields, and the entry before which it begins. */
	String address(String path, @Nullable Long before) {
		return Address.of(path, "action", this.action, "name", this.name, "from", this.from, "to", this.to, "zone",
				this.zone, "before", (before != null) ? before.toString() : null);
	}

	/**
	 * The filter; empty if no account has the name.
	 */
	Optional<AuditFilter> filter(Accounts accounts) {
		Optional<Account> account = DisplayName.read(text(this.name)).flatMap(accounts::named);
		if (account.isEmpty() && !text(this.name).isBlank()) {
			return Optional.empty();
		}
		return Optional.of(new AuditFilter(AuditAction.find(text(this.action)).orElse(null),
				account.map(Account::id).orElse(null), start(this.from, 0), start(this.to, 1)));
	}

	/** The beginning of a day, or of one some days later; null for no day. */
	private @Nullable Instant start(@Nullable String day, int later) {
		if (!DAY.matcher(text(day)).matches()) {
			return null;
		}
		try {
			return LocalDate.parse(text(day)).plusDays(later).atStartOfDay(zoneId()).toInstant();
		}
		catch (DateTimeException ex) {
			return null;
		}
	}

	private ZoneId zoneId() {
		try {
			return text(this.zone).isEmpty() ? ZoneOffset.UTC : ZoneId.of(text(this.zone));
		}
		catch (DateTimeException ex) {
			return ZoneOffset.UTC;
		}
	}

	private static String text(@Nullable String value) {
		return (value != null) ? value : "";
	}

}
