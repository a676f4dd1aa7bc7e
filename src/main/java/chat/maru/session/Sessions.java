package chat.maru.session;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import chat.maru.account.Account;
import chat.maru.account.Credential;
import chat.maru.refusal.Refused;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEventPublisher;
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

	private final TransactionTemplate reading;

	private final TransactionTemplate writing;

	private final ApplicationEventPublisher events;

	Sessions(FindByIndexNameSessionRepository<? extends Session> sessions, LogInLimit limit, JdbcClient jdbc,
			Clock clock, PlatformTransactionManager transactions, ApplicationEventPublisher events) {
		this.sessions = sessions;
		this.limit = limit;
		this.jdbc = jdbc;
		this.clock = clock;
		this.reading = new TransactionTemplate(transactions);
		this.reading.setReadOnly(true);
		this.writing = new TransactionTemplate(transactions);
		this.events = events;
	}

	/** Whether a session is still valid. */
	public boolean isOpen(String id) {
		Session session = this.sessions.findById(id);
		return session != null && !session.isExpired();
	}

	/**
	 * Returns until when sessions are valid if they are not used, by id. Sessions that
	 * expired or do not exist are announced as ended and left out.
	 * @param ids a few hundred at most: this is one query
	 */
	public Map<String, Instant> openUntil(Collection<String> ids) {
		Map<String, Instant> open = new HashMap<>();
		this.reading.executeWithoutResult((status) -> this.jdbc
			.sql("select session_id, expiry_time from spring_session where session_id in (:ids) and expiry_time > :now")
			.param("ids", ids)
			.param("now", this.clock.millis())
			.query((row) -> {
				open.put(row.getString("session_id"), Instant.ofEpochMilli(row.getLong("expiry_time")));
			}));
		Set<Credential> ended = ids.stream()
			.filter((id) -> !open.containsKey(id))
			.map(Credential::session)
			.collect(Collectors.toSet());
		if (!ended.isEmpty()) {
			this.events.publishEvent(new AccessEnded(ended));
		}
		return open;
	}

	/**
	 * Makes room for one more session of an account. At the maximum, the session that was
	 * unused for longest ends.
	 * @throws Refused if the account has logged in too often
	 */
	public void makeRoom(Account account) {
		this.limit.countSuccess(account.id());
		List<String> ids = ids(account, Integer.MAX_VALUE);
		if (ids.size() >= MOST) {
			end(ids.subList(MOST - 1, ids.size()));
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
	public boolean end(Account account, String key) {
		List<String> ids = ids(account, Integer.MAX_VALUE).stream().filter(key::equals).toList();
		end(ids);
		return !ids.isEmpty();
	}

	/** Ends all sessions but one. */
	public void endOthers(Account account, @Nullable String current) {
		ended(Objects.requireNonNull(this.writing.execute((status) -> deleteOthers(account, current))));
	}

	/**
	 * Deletes all sessions but one, inside the caller's transaction. Call {@link #ended}
	 * after its commit.
	 * @param current the id of the session that stays; null for none
	 * @return the deleted sessions
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public Set<Credential> deleteOthers(Account account, @Nullable String current) {
		List<String> others = ids(account, Integer.MAX_VALUE).stream().filter((id) -> !id.equals(current)).toList();
		others.forEach((id) -> this.jdbc.sql("delete from spring_session where session_id = ?").param(id).update());
		return others.stream().map(Credential::session).collect(Collectors.toSet());
	}

	/** Closes the connections of deleted sessions. Call it after the commit. */
	public void ended(Set<Credential> sessions) {
		this.events.publishEvent(new AccessEnded(sessions));
	}

	/** Ends the session with this id. */
	public void end(String id) {
		end(List.of(id));
	}

	private void end(List<String> ids) {
		// One commit, because there can be many.
		this.writing.executeWithoutResult((status) -> ids.forEach(this.sessions::deleteById));
		ended(ids.stream().map(Credential::session).collect(Collectors.toSet()));
	}

	/** The ids of an account's sessions, most recently used first. */
	private List<String> ids(Account account, int limit) {
		List<String> ids = this.reading.execute((status) -> this.jdbc.sql("""
				select session_id from spring_session where principal_name = ?
				order by last_access_time desc, creation_time desc limit ?""")
			.params(account.id(), limit)
			.query(String.class)
			.list());
		return (ids != null) ? ids : List.of();
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
