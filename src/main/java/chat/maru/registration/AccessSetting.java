package chat.maru.registration;

import java.util.Locale;

import chat.maru.account.Account;
import chat.maru.audit.AuditAction;
import chat.maru.audit.AuditLog;
import chat.maru.cluster.Notices;
import chat.maru.cluster.RowCache;
import chat.maru.registration.RegistrationSettings.Access;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;

/**
 * The setting of who can create an account: the value that an administrator has chosen or
 * else the configured one. Existing accounts are not affected.
 */
@Service
public class AccessSetting {

	private static final String NAME = "access";

	private final JdbcClient jdbc;

	private final AuditLog audit;

	private final Access configured;

	private final Notices notices;

	private final RowCache<String, Access> cached;

	AccessSetting(JdbcClient jdbc, AuditLog audit, Notices notices, PlatformTransactionManager transactions,
			RegistrationSettings settings) {
		this.jdbc = jdbc;
		this.audit = audit;
		this.notices = notices;
		this.configured = settings.access();
		this.cached = new RowCache<>(transactions, 1, this::read);
		notices.onFirst(AccessChanged.class, (notice) -> this.cached.forget(NAME));
	}

	public Access access() {
		return this.cached.find(NAME).orElse(this.configured);
	}

	private Access read(String name) {
		return this.jdbc.sql("select value from setting where name = ?")
			.param(name)
			.query(String.class)
			.optional()
			.map((value) -> Access.valueOf(value.toUpperCase(Locale.ROOT)))
			.orElse(this.configured);
	}

	/** Changes the setting permanently. */
	@Transactional
	public void change(Account administrator, Access access) {
		String value = access.name().toLowerCase(Locale.ROOT);
		this.jdbc.sql("""
				insert into setting (name, value) values (?, ?)
				on conflict (name) do update set value = excluded.value""").params(NAME, value).update();
		this.audit.note(administrator.id(), AuditAction.ACCESS_CHANGED, null, null, "access=" + value);
		this.notices.publish(new AccessChanged());
	}

}
