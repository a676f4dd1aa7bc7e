package chat.maru.administration;

import chat.maru.account.Account;
import chat.maru.account.DisplayName;
import chat.maru.audit.AuditAction;
import chat.maru.audit.AuditLog;
import chat.maru.cluster.Notices;
import chat.maru.cluster.RowCache;
import chat.maru.refusal.Refused;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.annotation.Transactional;

/**
 * The name that a server has on its pages: the one that an administrator has chosen,
 * otherwise {@value #DEFAULT}.
 */
@Service
public class ServerName {

	/** The name of a server whose administrators have not chosen one. */
	public static final String DEFAULT = "Maru";

	private static final String SETTING = "server-name";

	private final JdbcClient jdbc;

	private final AuditLog audit;

	private final Notices notices;

	private final RowCache<String, String> cached;

	private volatile String last = DEFAULT;

	ServerName(JdbcClient jdbc, AuditLog audit, Notices notices, PlatformTransactionManager transactions) {
		this.jdbc = jdbc;
		this.audit = audit;
		this.notices = notices;
		this.cached = new RowCache<>(transactions, 1, this::read);
		notices.onFirst(ServerNameChanged.class, (notice) -> this.cached.forget(SETTING));
	}

	/**
	 * The name. If the database fails, the name that was read last, because the page that
	 * reports the failure has the name, too.
	 */
	public String value() {
		try {
			this.last = this.cached.find(SETTING).orElse(DEFAULT);
		}
		catch (DataAccessException | TransactionException ex) {
			return this.last;
		}
		return this.last;
	}

	private String read(String setting) {
		return this.jdbc.sql("select value from setting where name = ?")
			.param(setting)
			.query(String.class)
			.optional()
			.orElse(DEFAULT);
	}

	/**
	 * Change the name permanently, on all nodes within a second.
	 * @param typed the new name; blank for {@value #DEFAULT}
	 * @throws Refused if it is longer than 40 characters or has characters that names
	 * cannot have
	 */
	@Transactional
	public void change(Account administrator, String typed) {
		String name = typed.isBlank() ? DEFAULT : DisplayName.of(typed).value();
		int changed = name.equals(DEFAULT) ? this.jdbc.sql("delete from setting where name = ?").param(SETTING).update()
				: this.jdbc.sql("""
						insert into setting (name, value) values (?, ?)
						on conflict (name) do update set value = excluded.value
						where setting.value <> excluded.value""").params(SETTING, name).update();
		if (changed > 0) {
			this.audit.note(administrator.id(), AuditAction.SERVER_RENAMED, null, null, "");
			this.notices.publish(new ServerNameChanged());
		}
	}

}
