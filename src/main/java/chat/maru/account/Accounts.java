package chat.maru.account;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import chat.maru.cluster.Notices;
import chat.maru.cluster.RowCache;
import chat.maru.refusal.Refused;
import chat.maru.storage.Locks;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Stores the accounts with name and role. Deleted accounts stay as rows without a name of
 * their own.
 */
@Repository
public class Accounts {

	/** The name that clients show if they do not support deleted accounts. */
	private static final String DELETED_NAME = "Deleted account";

	private static final int MAX_CACHED = 20_000;

	private final RowCache<String, Account> cached;

	private final JdbcClient jdbc;

	private final Clock clock;

	private final Notices notices;

	private final Locks locks;

	Accounts(JdbcClient jdbc, Clock clock, Notices notices, Locks locks, PlatformTransactionManager transactions) {
		this.jdbc = jdbc;
		this.clock = clock;
		this.notices = notices;
		this.locks = locks;
		this.cached = new RowCache<>(transactions, MAX_CACHED, this::read);
		notices.onFirst(AccountChanged.class, (notice) -> this.cached.forget(notice.account()));
		notices.onFirst(AccountDeleted.class, (notice) -> this.cached.forget(notice.account()));
	}

	/**
	 * Create a guest.
	 * @throws Refused if the name is reserved, or another account has a name that looks
	 * like it
	 */
	@Transactional
	public Account createGuest(DisplayName name) {
		return create(name, Role.GUEST, null);
	}

	/**
	 * Create a member.
	 * @param password the encoded password; null for a member without one
	 * @throws Refused if the name is reserved, or another account has a name that looks
	 * like it
	 */
	@Transactional
	public Account createMember(DisplayName name, @Nullable String password) {
		return create(name, Role.MEMBER, password);
	}

	/**
	 * Create the member that {@link #appointFirst} will make the administrator. The name
	 * may be one that is reserved for administrators.
	 * @param password the encoded password
	 * @throws Refused if another account has a name that looks like it
	 */
	@Transactional
	public Account createFirst(DisplayName name, String password) {
		ReservedNames.check(name, Role.ADMINISTRATOR);
		return insert(name, Role.MEMBER, password);
	}

	/**
	 * Create a bot: an account for a program. Runs inside the caller's transaction.
	 * @throws Refused if the name is reserved, or another account has a name that looks
	 * like it
	 */
	public Account createBot(DisplayName name) {
		return create(name, Role.BOT, null);
	}

	/** All bots, by name. */
	@Transactional(readOnly = true)
	public List<Account> bots() {
		return this.jdbc.sql("select id, name, role, avatar from account where role = 'bot' order by name_key")
			.query(AccountRow::map)
			.list();
	}

	/**
	 * Makes the caller's transaction the only one that changes which accounts administer
	 * the server or are banned. Must be called before the transaction reads that.
	 */
	public void lockAdministrators() {
		this.locks.lock("administrators");
	}

	/**
	 * Make a member an administrator, or an administrator a member. Runs inside the
	 * caller's transaction.
	 * @return false if the account has this role already
	 * @throws Refused if the account is neither, or is the only administrator
	 */
	public boolean change(Account account, Role role) {
		lockAdministrators();
		Role before = role(account);
		if (before == role) {
			return false;
		}
		int changed = this.jdbc.sql("""
				update account set role = ? where id = ? and (role = 'member' or (role = 'administrator'
					and 1 < (select count(*) from account where role = 'administrator')))""")
			.params(role.code(), account.id())
			.update();
		if (changed == 0) {
			throw new Refused((before == Role.ADMINISTRATOR) ? AccountReason.LAST_ADMINISTRATOR : AccountReason.ROLE);
		}
		this.notices.publish(new AccountChanged(account.id()));
		return true;
	}

	private Account create(DisplayName name, Role role, @Nullable String password) {
		ReservedNames.check(name, role);
		return insert(name, role, password);
	}

	private Account insert(DisplayName name, Role role, @Nullable String password) {
		Account account = new Account(UUID.randomUUID().toString(), name.value(), AccountRow.shownRole(role.code()));
		Look look = name.look();
		int made = this.jdbc
			.sql("""
					insert into account (id, role, name, name_key, name_initials, look_drawn, look_read, password, created_at)
					select :id, :role, :name, :key, :initials, :drawn, :read, :password, :now where not exists (
						select 1 from account where name_key = :key or look_drawn = :drawn or look_read = :read)
					on conflict do nothing""")
			.param("id", account.id())
			.param("role", role.code())
			.param("name", name.value())
			.param("key", name.key())
			.param("initials", NamePart.initials(name.value()))
			.param("drawn", look.drawn())
			.param("read", look.read())
			.param("password", password)
			.param("now", this.clock.millis())
			.update();
		if (made == 0) {
			throw new Refused(AccountReason.NAME_TAKEN);
		}
		return account;
	}

	/** Whether the server has an administrator. */
	@Transactional(readOnly = true)
	public boolean hasAdministrator() {
		return this.jdbc.sql("select exists (select 1 from account where role = 'administrator')")
			.query(Boolean.class)
			.single();
	}

	/**
	 * Make a member the first administrator.
	 * @return false if there is an administrator already
	 */
	@Transactional
	public boolean appointFirst(Account account) {
		lockAdministrators();
		int appointed = this.jdbc.sql("""
				update account set role = 'administrator' where id = ? and role = 'member'
				and not exists (select 1 from account where role = 'administrator')""").param(account.id()).update();
		if (appointed == 1) {
			this.notices.publish(new AccountChanged(account.id()));
		}
		return appointed == 1;
	}

	/**
	 * Rename an account.
	 * @throws Refused if the name is reserved, or another account has a name that looks
	 * like it
	 */
	@Transactional
	public Account rename(Account account, DisplayName name) {
		ReservedNames.check(name, role(account));
		if (!update(account, name)) {
			throw new Refused(AccountReason.NAME_TAKEN);
		}
		this.notices.publish(new AccountChanged(account.id()));
		return new Account(account.id(), name.value(), account.role(), account.avatar());
	}

	/**
	 * Change which picture an account has, inside the caller's transaction.
	 * @param avatar the hash of the picture; null for none
	 * @return false if the account was deleted
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public boolean changeAvatar(Account account, @Nullable String avatar) {
		boolean changed = this.jdbc.sql("update account set avatar = ? where id = ? and role <> 'deleted'")
			.param(avatar)
			.param(account.id())
			.update() == 1;
		if (changed) {
			this.notices.publish(new AccountChanged(account.id()));
		}
		return changed;
	}

	/** Returns false if another account has a name that looks like it. */
	private boolean update(Account account, DisplayName name) {
		Look look = name.look();
		JdbcClient.StatementSpec update = this.jdbc.sql("""
				update account set name = :name, name_key = :key, name_initials = :initials,
					look_drawn = :drawn, look_read = :read, look_number = 0
				where id = :id and not exists (select 1 from account where id <> :id
					and (name_key = :key or look_drawn = :drawn or look_read = :read))""")
			.param("name", name.value())
			.param("key", name.key())
			.param("initials", NamePart.initials(name.value()))
			.param("drawn", look.drawn())
			.param("read", look.read())
			.param("id", account.id());
		try {
			return update.update() == 1;
		}
		catch (DuplicateKeyException ex) {
			// On PostgreSQL: another transaction has just taken the name.
			return false;
		}
	}

	/**
	 * Delete an account and keep its messages. Runs inside the caller's transaction. The
	 * name becomes free.
	 * @throws Refused if the account is the only administrator
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void delete(Account account) {
		lockAdministrators();
		int deleted = this.jdbc.sql("""
				update account set role = 'deleted', name = ?, name_key = 'deleted ' || id, name_initials = '',
				look_drawn = null, look_read = null, look_number = 0, password = null, about = '', avatar = null
				where id = ? and not (role = 'administrator'
					and 1 = (select count(*) from account where role = 'administrator'))""")
			.params(DELETED_NAME, account.id())
			.update();
		if (deleted == 0) {
			throw new Refused(AccountReason.LAST_ADMINISTRATOR);
		}
		this.jdbc.sql("delete from identity where account_id = ?").param(account.id()).update();
		this.jdbc.sql("delete from passkey where account_id = ?").param(account.id()).update();
		this.jdbc.sql("delete from picture where owner = ?").param(account.id()).update();
		this.jdbc.sql("delete from dismissed_hint where account_id = ?").param(account.id()).update();
		this.notices.publish(new AccountDeleted(account.id()));
	}

	/** The account with this id; empty if there is none or it was deleted. */
	public Optional<Account> find(String id) {
		return this.cached.find(id);
	}

	private @Nullable Account read(String id) {
		return this.jdbc.sql("select id, name, role, avatar from account where id = ? and role <> 'deleted'")
			.param(id)
			.query(AccountRow::map)
			.optional()
			.orElse(null);
	}

	/** The role of an account. */
	@Transactional(readOnly = true)
	public Role role(Account account) {
		return this.jdbc.sql("select role from account where id = ?")
			.param(account.id())
			.query((row, number) -> Role.of(row.getString("role")))
			.single();
	}

	/** Whether an account can log in from other devices: all but guests can. */
	@Transactional(readOnly = true)
	public boolean isMember(Account account) {
		return role(account) != Role.GUEST;
	}

	/**
	 * Require an account that is not a guest.
	 * @return the same account
	 * @throws Refused if it is a guest
	 */
	@Transactional(readOnly = true)
	public Account requireMember(Account account) {
		if (!isMember(account)) {
			throw new Refused(AccountReason.MEMBERS_ONLY);
		}
		return account;
	}

	/** Whether the account with this id administers the server. */
	@Transactional(readOnly = true)
	public boolean isAdministrator(String id) {
		return this.jdbc.sql("select exists (select 1 from account where id = ? and role = 'administrator')")
			.param(id)
			.query(Boolean.class)
			.single();
	}

	/** The account with this name, in any spelling that counts as the same name. */
	@Transactional(readOnly = true)
	public Optional<Account> named(DisplayName name) {
		return this.jdbc.sql("select id, name, role, avatar from account where name_key = ? and role <> 'deleted'")
			.param(name.key())
			.query(AccountRow::map)
			.optional();
	}

}
