package chat.maru.provider;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

import chat.maru.account.Account;
import chat.maru.account.AccountRow;
import chat.maru.password.LogInMethods;
import chat.maru.refusal.Refused;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Stores the identities of accounts at OpenID Connect providers. */
@Repository
public class Identities {

	private final JdbcClient jdbc;

	private final Clock clock;

	private final LogInMethods ways;

	Identities(JdbcClient jdbc, Clock clock, LogInMethods ways) {
		this.jdbc = jdbc;
		this.clock = clock;
		this.ways = ways;
	}

	/** The account with this identity. */
	@Transactional(readOnly = true)
	public Optional<Account> owner(Identity identity) {
		return this.jdbc.sql("""
				select account.id, account.name, account.role, account.avatar from identity
				join account on account.id = identity.account_id where issuer = ? and subject = ?""")
			.params(identity.issuer(), identity.subject())
			.query(AccountRow::map)
			.optional();
	}

	/** An account's identities, at most one per provider. */
	@Transactional(readOnly = true)
	public List<Identity> of(Account account) {
		return this.jdbc.sql("select issuer, subject from identity where account_id = ? order by issuer")
			.param(account.id())
			.query((row, number) -> new Identity(row.getString("issuer"), row.getString("subject")))
			.list();
	}

	/**
	 * Connects an identity with an account.
	 * @return false if the identity is already connected, or the account has another one
	 * of this provider
	 */
	@Transactional
	boolean add(Account account, Identity identity) {
		return this.jdbc.sql("""
				insert into identity (issuer, subject, account_id, created_at) values (?, ?, ?, ?)
				on conflict do nothing""")
			.params(identity.issuer(), identity.subject(), account.id(), this.clock.millis())
			.update() == 1;
	}

	/**
	 * Connects an identity with an account. This makes a guest a member, who keeps name
	 * and messages.
	 * @throws Refused if the identity belongs to another account, or the account has
	 * another one of this provider
	 */
	@Transactional
	void connect(Account account, Identity identity) {
		if (!add(account, identity) && owner(identity).filter(account::equals).isEmpty()) {
			throw new Refused(ProviderReason.IDENTITY_TAKEN);
		}
		this.jdbc.sql("update account set role = 'member' where id = ? and role = 'guest'")
			.param(account.id())
			.update();
	}

	/**
	 * Disconnects an identity, if it belongs to the account.
	 * @throws Refused if it is the account's last way to log in
	 */
	@Transactional
	public void disconnect(Account account, Identity identity) {
		this.ways.remove(account,
				() -> of(account).stream().filter(identity::equals).forEach((it) -> delete(account, it)));
	}

	private void delete(Account account, Identity identity) {
		this.jdbc.sql("delete from identity where issuer = ? and subject = ? and account_id = ?")
			.params(identity.issuer(), identity.subject(), account.id())
			.update();
	}

}
