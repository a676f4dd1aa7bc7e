package chat.maru.administration;

import java.util.List;

import chat.maru.account.Account;
import chat.maru.account.AccountAuthentication;
import chat.maru.account.AccountReason;
import chat.maru.account.Accounts;
import chat.maru.account.CurrentAccount;
import chat.maru.account.Role;
import chat.maru.audit.AuditEntry;
import chat.maru.audit.AuditLog;
import chat.maru.refusal.Refused;
import chat.maru.refusal.Refuses;
import chat.maru.token.AccessTokens;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Roles, bots, bans and the audit log, for administrators. A named token can only read:
 * if it could write, a program could appoint another administrator and keep control of
 * the server after the token is revoked.
 */
@RestController
@Refuses("administrator-only")
@RequestMapping("/api/admin")
class AdministrationApi {

	private final Administration administration;

	private final Bans bans;

	private final Accounts accounts;

	private final AccessTokens tokens;

	AdministrationApi(Administration administration, Bans bans, Accounts accounts, AccessTokens tokens) {
		this.administration = administration;
		this.bans = bans;
		this.accounts = accounts;
		this.tokens = tokens;
	}

	/**
	 * Make a member an administrator, or an administrator a member.
	 * @param account the account's id
	 */
	@PutMapping("/accounts/{account}/role")
	@Refuses({ "token-not-enough", "account-unknown", "account-role", "account-role-banned", "administrator-last" })
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void change(AccountAuthentication asking, @PathVariable String account, @RequestBody RoleRequest request) {
		this.administration.change(administrator(asking), this.accounts.find(account).orElse(null),
				Role.find(text(request.role())).orElseThrow(() -> new Refused(AccountReason.ROLE)));
	}

	/** Create a bot: an account for a program. */
	@PostMapping("/bots")
	@Refuses({ "token-not-enough", "name-blank", "name-too-long", "name-characters", "name-taken", "name-reserved",
			"bot-too-many" })
	@ResponseStatus(HttpStatus.CREATED)
	AccessTokens.IssuedToken makeBot(AccountAuthentication asking, @RequestBody BotRequest request) {
		return this.administration.makeBot(administrator(asking), text(request.name()));
	}

	/** Get the bans in force, newest first. */
	@GetMapping("/bans")
	List<Ban> bans(@CurrentAccount Account account) {
		this.administration.require(account);
		return this.bans.all();
	}

	/**
	 * Ban an account or a network. Connections that the ban covers are closed at once.
	 */
	@PostMapping("/bans")
	@Refuses({ "token-not-enough", "account-unknown", "ban-administrator", "ban-network", "ban-own", "ban-reason",
			"ban-days", "ban-too-many" })
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void ban(AccountAuthentication asking, @RequestBody BanRequest request, HttpServletRequest http) {
		Account administrator = administrator(asking);
		if (request.network() != null) {
			this.bans.ban(administrator, request.network(), http.getRemoteAddr(), request.days(),
					text(request.reason()));
		}
		else {
			this.bans.ban(administrator, this.accounts.find(text(request.account())).orElse(null), request.days(),
					text(request.reason()));
		}
	}

	/**
	 * Lift a ban. Lifting it again changes nothing.
	 * @param ban the ban's id
	 */
	@DeleteMapping("/bans/{ban}")
	@Refuses("token-not-enough")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void lift(AccountAuthentication asking, @PathVariable String ban) {
		this.bans.lift(administrator(asking), ban);
	}

	/**
	 * Get a page of the audit log of moderation, newest entry first.
	 * @param before only entries with a smaller id; the newest page without it
	 * @param limit the maximum number of entries
	 */
	@GetMapping("/audit")
	List<AuditEntry> audit(@CurrentAccount Account account,
			@RequestParam(required = false) @Min(1) @Nullable Long before,
			@RequestParam(defaultValue = "100") @Min(1) @Max(AuditLog.LONGEST_PAGE) int limit) {
		this.administration.require(account);
		return this.administration.audit(before, limit);
	}

	/** The administrator who asks for a change, which a named token cannot do. */
	private Account administrator(AccountAuthentication asking) {
		this.tokens.requireWhole(asking);
		return this.administration.require(this.accounts.find(asking.getPrincipal().id()).orElseThrow());
	}

	private static String text(@Nullable String value) {
		return (value != null) ? value : "";
	}

	/**
	 * The role that an account is to have on the server.
	 *
	 * @param role administrator or member
	 */
	record RoleRequest(@Schema(requiredMode = RequiredMode.REQUIRED) @Nullable String role) {
	}

	/**
	 * The bot to create.
	 *
	 * @param name the bot's name, 1 to 40 characters
	 */
	record BotRequest(@Schema(requiredMode = RequiredMode.REQUIRED) @Nullable String name) {
	}

	/**
	 * The ban to create, of an account or of a network.
	 *
	 * @param account the account's id; absent for a network
	 * @param network an address, or a network in CIDR notation; absent for an account
	 * @param days how long the ban lasts, 1 to 365; absent for a permanent ban
	 * @param reason a note for other administrators, up to 200 characters
	 */
	record BanRequest(@Nullable String account, @Nullable String network, @Nullable Long days,
			@Nullable String reason) {
	}

}
