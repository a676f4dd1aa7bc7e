package chat.maru.administration;

import java.util.List;

import chat.maru.account.Account;
import chat.maru.account.AccountReason;
import chat.maru.account.Accounts;
import chat.maru.account.DisplayName;
import chat.maru.account.Role;
import chat.maru.audit.AuditAction;
import chat.maru.audit.AuditEntry;
import chat.maru.audit.AuditFilter;
import chat.maru.audit.AuditLog;
import chat.maru.refusal.Refused;
import chat.maru.token.AccessTokens;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Changes roles and creates bots, for administrators. Also reads the audit log. */
@Service
public class Administration {

	private static final int MAX_BOTS = 1_000;

	private final Accounts accounts;

	private final AccessTokens tokens;

	private final Bans bans;

	private final AuditLog audit;

	Administration(Accounts accounts, AccessTokens tokens, Bans bans, AuditLog audit) {
		this.accounts = accounts;
		this.tokens = tokens;
		this.bans = bans;
		this.audit = audit;
	}

	/**
	 * Require an administrator.
	 * @return the same account
	 * @throws Refused if the account is not an administrator
	 */
	public Account require(Account account) {
		if (!this.accounts.isAdministrator(account.id())) {
			throw new Refused(AdministrationReason.ADMINISTRATORS_ONLY);
		}
		return account;
	}

	/**
	 * Make a member an administrator, or an administrator a member.
	 * @param account the account; null if it does not exist
	 * @throws Refused if the account does not exist, is neither a member nor an
	 * administrator, is banned, or is the only administrator
	 */
	@Transactional
	public void change(Account administrator, @Nullable Account account, Role role) {
		if (account == null) {
			throw new Refused(AccountReason.UNKNOWN);
		}
		if (role != Role.ADMINISTRATOR && role != Role.MEMBER) {
			throw new Refused(AccountReason.ROLE);
		}
		this.accounts.lockAdministrators();
		if (role == Role.ADMINISTRATOR && this.bans.isStoredFor(account.id())) {
			throw new Refused(AdministrationReason.ROLE_BANNED);
		}
		if (this.accounts.change(account, role)) {
			this.audit.note(administrator.id(), AuditAction.ROLE_CHANGED, account.id(), null, "role=" + role.code());
		}
	}

	/**
	 * Create a bot: an account for a program.
	 * @return its token, which cannot be read again later
	 * @throws Refused if the name is invalid or taken, or there are too many bots
	 */
	@Transactional
	public AccessTokens.IssuedToken makeBot(Account administrator, String name) {
		DisplayName fit = DisplayName.of(name);
		if (this.accounts.bots().size() >= MAX_BOTS) {
			throw new Refused(AdministrationReason.BOTS_TOO_MANY);
		}
		Account bot = this.accounts.createBot(fit);
		this.audit.note(administrator.id(), AuditAction.BOT_MADE, bot.id(), null, "");
		return this.tokens.issue(bot, fit.value());
	}

	/** All bots, by name. */
	public List<Account> bots() {
		return this.accounts.bots();
	}

	/**
	 * A page of the audit log, newest entry first.
	 * @param before only entries with a smaller id; null for the newest
	 * @param limit 1 to {@value AuditLog#LONGEST_PAGE}
	 */
	public List<AuditEntry> audit(@Nullable Long before, int limit) {
		return audit(AuditFilter.ALL, before, limit);
	}

	/**
	 * A page of the entries of the audit log that match a filter, newest entry first.
	 * @param before only entries with a smaller id; null for the newest
	 * @param limit 1 to {@value AuditLog#LONGEST_PAGE}
	 */
	public List<AuditEntry> audit(AuditFilter filter, @Nullable Long before, int limit) {
		return this.audit.page(filter, before, limit);
	}

}
