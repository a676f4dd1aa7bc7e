package chat.maru.registration;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import chat.maru.account.Account;
import chat.maru.audit.AuditAction;
import chat.maru.audit.AuditLog;
import chat.maru.settings.MaruProperties;
import chat.maru.settings.MaruProperties.Access;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Who may come in that is not in yet: what an administrator has set, else what the
 * settings say. Whoever is in already stays.
 */
@Service
public class AccessSetting {

	private static final String NAME = "access";

	private final JdbcClient jdbc;

	private final TransactionTemplate reading;

	private final TransactionTemplate writing;

	private final AuditLog audit;

	private final Access configured;

	private final AtomicReference<@Nullable Access> known = new AtomicReference<>();

	AccessSetting(JdbcClient jdbc, AuditLog audit, PlatformTransactionManager transactions, MaruProperties properties) {
		this.jdbc = jdbc;
		this.audit = audit;
		this.writing = new TransactionTemplate(transactions);
		this.reading = new TransactionTemplate(transactions);
		this.reading.setReadOnly(true);
		this.configured = properties.access();
	}

	public Access access() {
		Access access = this.known.get();
		if (access == null) {
			// Without a lock: who asks may hold the connection that a change waits for.
			this.known.compareAndSet(null, stored().orElse(this.configured));
			access = Objects.requireNonNull(this.known.get());
		}
		return access;
	}

	private Optional<Access> stored() {
		Optional<String> value = this.reading
			.execute((status) -> this.jdbc.sql("select value from setting where name = ?")
				.param(NAME)
				.query((row, number) -> row.getString("value"))
				.optional());
		return (value != null) ? value.map((it) -> Access.valueOf(it.toUpperCase(Locale.ROOT))) : Optional.empty();
	}

	/** Change it, for now and after every restart. */
	public synchronized void change(Account administrator, Access access) {
		String value = access.name().toLowerCase(Locale.ROOT);
		this.writing.executeWithoutResult((status) -> {
			this.jdbc.sql("""
					insert into setting (name, value) values (?, ?)
					on conflict (name) do update set value = excluded.value""").params(NAME, value).update();
			this.audit.note(administrator.id(), AuditAction.ACCESS_CHANGED, null, null, "access=" + value);
		});
		this.known.set(access);
	}

}
