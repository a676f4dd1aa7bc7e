package chat.maru.access;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import chat.maru.account.Account;
import chat.maru.account.Credential;
import chat.maru.account.Secret;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Where somebody is logged in, and how that is ended. */
@Service
public class Sessions {

	/** Under which a session keeps what browser it is, as the browser says. */
	public static final String USER_AGENT = "maru.user-agent";

	private final FindByIndexNameSessionRepository<? extends Session> sessions;

	private final JdbcClient jdbc;

	private final Clock clock;

	private final TransactionTemplate reading;

	private final ApplicationEventPublisher events;

	Sessions(FindByIndexNameSessionRepository<? extends Session> sessions, JdbcClient jdbc, Clock clock,
			PlatformTransactionManager transactions, ApplicationEventPublisher events) {
		this.sessions = sessions;
		this.jdbc = jdbc;
		this.clock = clock;
		this.reading = new TransactionTemplate(transactions);
		this.reading.setReadOnly(true);
		this.events = events;
	}

	/** Whether a session still lets somebody in. */
	public boolean isOpen(String id) {
		Session session = this.sessions.findById(id);
		return session != null && !session.isExpired();
	}

	/**
	 * Until when sessions are open if nobody uses them, by their ids. Those that are not
	 * any more, because they expired or are not there, are told as ended and left out.
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
	 * Somebody's sessions, those used last first.
	 * @param current the id of the one that asks, if it is one
	 */
	public List<SignedIn> of(Account account, @Nullable String current) {
		return open(account).stream()
			.map((session) -> new SignedIn(key(session.getId()), session.getId().equals(current),
					session.getAttribute(USER_AGENT), session.getCreationTime(), session.getLastAccessedTime()))
			.sorted(Comparator.comparing(SignedIn::current).thenComparing(SignedIn::usedAt).reversed())
			.toList();
	}

	/**
	 * End one.
	 * @param key as {@link SignedIn} has it
	 * @return whether there was one
	 */
	public boolean end(Account account, String key) {
		List<String> ids = open(account).stream().map(Session::getId).filter((id) -> key(id).equals(key)).toList();
		end(ids);
		return !ids.isEmpty();
	}

	/** End all but one. */
	public void endOthers(Account account, @Nullable String current) {
		end(open(account).stream().map(Session::getId).filter((id) -> !id.equals(current)).toList());
	}

	/** End the one with this id. */
	public void end(String id) {
		end(List.of(id));
	}

	private void end(List<String> ids) {
		ids.forEach(this.sessions::deleteById);
		Set<Credential> credentials = ids.stream().map(Credential::session).collect(Collectors.toSet());
		this.events.publishEvent(new AccessEnded(credentials));
	}

	private Collection<? extends Session> open(Account account) {
		return this.sessions.findByPrincipalName(account.id()).values();
	}

	/** Not the id, which lets in whoever shows it. */
	private static String key(String id) {
		return Secret.id(Secret.hash(id));
	}

	/**
	 * One of somebody's sessions.
	 *
	 * @param key names it among them
	 * @param current whether it is the one that asks
	 * @param userAgent what browser it is, as that says; null for one from before this
	 * was kept
	 */
	public record SignedIn(String key, boolean current, @Nullable String userAgent, Instant since, Instant usedAt) {
	}

}
