package chat.maru.session;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import chat.maru.account.Account;
import chat.maru.refusal.Refused;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Lists and ends the sessions of an account. */
@Service
public class Sessions {

	/** The maximum number of sessions per account. */
	static final int MOST = 50;

	/** The session attribute with the browser's User-Agent. */
	public static final String USER_AGENT = "maru.user-agent";

	private final FindByIndexNameSessionRepository<? extends Session> sessions;

	private final LogInLimit limit;

	private final JdbcClient jdbc;

	private final Clock clock;

	private final StoredSessions stored;

	private final TransactionTemplate reading;

	Sessions(FindByIndexNameSessionRepository<? extends Session> sessions, LogInLimit limit, JdbcClient jdbc,
			Clock clock, StoredSessions stored, PlatformTransactionManager transactions) {
		this.sessions = sessions;
		this.limit = limit;
		this.jdbc = jdbc;
		this.clock = clock;
		this.stored = stored;
		this.reading = new TransactionTemplate(transactions);
		this.reading.setReadOnly(true);
	}

	/** Whether a session is still valid. */
	public boolean isOpen(String id) {
		Session session = this.sessions.findById(id);
		return session != null && !session.isExpired();
	}

	/**
	 * Returns until when sessions are valid if they are not used, by id. Sessions that
	 * expired or do not exist are left out.
	 * @param ids a few hundred at most: this is one query
	 */
	@Transactional(readOnly = true)
	public Map<String, Instant> openUntil(Collection<String> ids) {
		Map<String, Instant> open = new HashMap<>();
		this.jdbc
			.sql("select session_id, expiry_time from spring_session where session_id in (:ids) and expiry_time > :now")
			.param("ids", ids)
			.param("now", this.clock.millis())
			.query((row) -> {
				open.put(row.getString("session_id"), Instant.ofEpochMilli(row.getLong("expiry_time")));
			});
		return open;
	}

	/**
	 * Makes room for one more session of an account. At the maximum, the session that was
	 * unused for longest ends.
	 * @throws Refused if the account has logged in too often
	 */
	@Transactional
	public void makeRoom(Account account) {
		this.limit.countSuccess(account.id());
		List<String> ids = ids(account, Integer.MAX_VALUE);
		if (ids.size() >= MOST) {
			this.stored.delete(ids.subList(MOST - 1, ids.size()));
		}
	}

	/**
	 * An account's sessions, most recently used first.
	 * @param current the id of the session that asks, if there is one
	 */
	public List<SignedIn> of(Account account, @Nullable String current) {
		return ids(account, MOST).stream()
			.map(this.sessions::findById)
			.filter(Objects::nonNull)
			.map((session) -> new SignedIn(session.getId(), session.getId().equals(current),
					session.getAttribute(USER_AGENT), session.getCreationTime(), session.getLastAccessedTime()))
			.sorted(Comparator.comparing(SignedIn::current).thenComparing(SignedIn::usedAt).reversed())
			.toList();
	}

	/**
	 * Ends a session.
	 * @param key as {@link SignedIn} has it
	 * @return whether there was one
	 */
	@Transactional
	public boolean end(Account account, String key) {
		List<String> ids = ids(account, Integer.MAX_VALUE).stream().filter(key::equals).toList();
		this.stored.delete(ids);
		return !ids.isEmpty();
	}

	/** Ends all sessions but one. */
	@Transactional
	public void endOthers(Account account, @Nullable String current) {
		deleteOthers(account, current);
	}

	/**
	 * Deletes all sessions but one, inside the caller's transaction, and closes their
	 * connections after its commit.
	 * @param current the id of the session that stays; null for none
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void deleteOthers(Account account, @Nullable String current) {
		this.stored.delete(ids(account, Integer.MAX_VALUE).stream().filter((id) -> !id.equals(current)).toList());
	}

	/** The ids of an account's sessions, most recently used first. */
	private List<String> ids(Account account, int limit) {
		return Objects.requireNonNull(this.reading.execute((status) -> this.jdbc.sql("""
				select session_id from spring_session where principal_name = ?
				order by last_access_time desc, creation_time desc limit ?""")
			.params(account.id(), limit)
			.query(String.class)
			.list()));
	}

	/**
	 * A session of an account.
	 *
	 * @param key its id, which grants no access: see {@link SessionCookie}
	 * @param current whether it is the session that asks
	 * @param userAgent the browser's User-Agent; null for a session from before it was
	 * stored
	 */
	public record SignedIn(String key, boolean current, @Nullable String userAgent, Instant since, Instant usedAt) {
	}

}
