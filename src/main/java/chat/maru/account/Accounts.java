package chat.maru.account;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

import chat.maru.account.GuestRefused.Reason;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Everybody. */
@Repository
public class Accounts {

	private final Cache<String, Account> known = Caffeine.newBuilder().maximumSize(20_000).build();

	private final JdbcClient jdbc;

	private final Clock clock;

	Accounts(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * Make a guest.
	 * @throws GuestRefused where somebody else has the name
	 */
	@Transactional
	Account createGuest(DisplayName name) {
		Account guest = new Account(UUID.randomUUID().toString(), name.value());
		int made = this.jdbc.sql("""
				insert into account (id, kind, name, name_key, created_at) values (?, 'guest', ?, ?, ?)
				on conflict (name_key) do nothing""")
			.params(guest.id(), guest.name(), name.key(), this.clock.millis())
			.update();
		if (made == 0) {
			throw new GuestRefused(Reason.NAME_TAKEN);
		}
		return guest;
	}

	/** The account with this id, if there is one. */
	@Transactional(readOnly = true)
	public Optional<Account> find(String id) {
		Account account = this.known.getIfPresent(id);
		if (account != null) {
			return Optional.of(account);
		}
		Optional<Account> found = this.jdbc.sql("select id, name from account where id = ?")
			.param(id)
			.query(Account.class)
			.optional();
		found.ifPresent((it) -> this.known.put(id, it));
		return found;
	}

}
