package chat.maru.access;

import java.time.Duration;

import chat.maru.account.Account;
import chat.maru.account.AccountChanged;
import chat.maru.account.AccountDeleted;
import chat.maru.account.Accounts;
import chat.maru.account.DisplayName;
import chat.maru.refusal.Refused;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Another name for somebody, and the end of an account. */
@Service
public class AccountChanges {

	/** Names in an hour: enough for a mistake, and too few to hide behind. */
	private static final int NAMES_PER_HOUR = 5;

	private final Cache<String, Bucket> renames = Caffeine.newBuilder()
		.maximumSize(100_000)
		.expireAfterAccess(Duration.ofHours(1))
		.build();

	private final Accounts accounts;

	private final Members members;

	private final Sessions sessions;

	private final AccessTokens tokens;

	private final ApplicationEventPublisher events;

	AccountChanges(Accounts accounts, Members members, Sessions sessions, AccessTokens tokens,
			ApplicationEventPublisher events) {
		this.accounts = accounts;
		this.members = members;
		this.sessions = sessions;
		this.tokens = tokens;
		this.events = events;
	}

	/**
	 * Give somebody another name. Everything they wrote has it from now on.
	 * @throws Refused where it is unfit or taken, or there were too many
	 */
	public Account rename(Account account, String name) {
		DisplayName displayName = DisplayName.of(name);
		if (displayName.value().equals(account.name())) {
			return account;
		}
		Bucket bucket = this.renames.get(account.id(),
				(id) -> Bucket.builder()
					.addLimit(
							(limit) -> limit.capacity(NAMES_PER_HOUR).refillGreedy(NAMES_PER_HOUR, Duration.ofHours(1)))
					.build());
		if (!bucket.tryConsume(1)) {
			throw new Refused(AccessReason.NAME_TOO_OFTEN);
		}
		Account renamed = this.accounts.rename(account, displayName);
		this.tokens.forget(account);
		this.events.publishEvent(new AccountChanged(renamed));
		return renamed;
	}

	/**
	 * End an account: the person goes, with name, password, sessions and tokens, and what
	 * they wrote stays as that of a deleted account.
	 * @param password looked at where they have one
	 * @param address where they come from
	 * @throws Refused where the password is wrong, or they are the only administrator
	 */
	public void delete(Account account, String password, String address) {
		this.members.confirm(account, password, address);
		this.accounts.delete(account);
		this.tokens.revokeAll(account);
		this.sessions.endOthers(account, null);
		this.events.publishEvent(new AccountDeleted(account));
	}

}
