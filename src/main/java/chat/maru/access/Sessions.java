package chat.maru.access;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import chat.maru.account.Account;
import chat.maru.account.Credential;
import chat.maru.account.Secret;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Service;

/** Where somebody is logged in, and how that is ended. */
@Service
public class Sessions {

	/** Under which a session keeps what browser it is, as the browser says. */
	public static final String USER_AGENT = "maru.user-agent";

	private final FindByIndexNameSessionRepository<? extends Session> sessions;

	private final ApplicationEventPublisher events;

	Sessions(FindByIndexNameSessionRepository<? extends Session> sessions, ApplicationEventPublisher events) {
		this.sessions = sessions;
		this.events = events;
	}

	/** Whether a session still lets somebody in. */
	public boolean isOpen(String id) {
		Session session = this.sessions.findById(id);
		return session != null && !session.isExpired();
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
