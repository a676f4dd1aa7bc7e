package chat.maru.administration;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import chat.maru.cluster.Notices;
import chat.maru.cluster.RowCache;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Stores how the server looks on its pages. All nodes show a change within a second. */
@Repository
class ServerSettings {

	/** Kept for a setting without a value, because a missing row is not kept. */
	private static final String NONE = "";

	private static final int MAX_CACHED = 10;

	private final JdbcClient jdbc;

	private final Notices notices;

	private final RowCache<String, String> cached;

	private final Map<String, String> last = new ConcurrentHashMap<>();

	ServerSettings(JdbcClient jdbc, Notices notices, PlatformTransactionManager transactions) {
		this.jdbc = jdbc;
		this.notices = notices;
		this.cached = new RowCache<>(transactions, MAX_CACHED, this::read);
		notices.onFirst(ServerSettingChanged.class, (notice) -> this.cached.forget(notice.setting()));
	}

	/**
	 * The value of a setting. If the database fails, the value that was read last,
	 * because the page that reports the failure shows it, too.
	 * @return empty if it has none
	 */
	Optional<String> find(String setting) {
		String value;
		try {
			value = this.cached.find(setting).orElse(NONE);
			this.last.put(setting, value);
		}
		catch (DataAccessException | TransactionException ex) {
			value = this.last.getOrDefault(setting, NONE);
		}
		return value.isEmpty() ? Optional.empty() : Optional.of(value);
	}

	private String read(String setting) {
		return this.jdbc.sql("select value from setting where name = ?")
			.param(setting)
			.query(String.class)
			.optional()
			.orElse(NONE);
	}

	/**
	 * Change a setting, inside the caller's transaction.
	 * @param value the new value; null to remove it
	 * @return whether that changed anything
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public boolean change(String setting, @Nullable String value) {
		int changed = (value == null) ? this.jdbc.sql("delete from setting where name = ?").param(setting).update()
				: this.jdbc.sql("""
						insert into setting (name, value) values (?, ?)
						on conflict (name) do update set value = excluded.value
						where setting.value <> excluded.value""").params(setting, value).update();
		if (changed > 0) {
			this.notices.publish(new ServerSettingChanged(setting));
		}
		return changed > 0;
	}

}
