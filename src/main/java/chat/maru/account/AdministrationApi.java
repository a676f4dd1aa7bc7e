package chat.maru.account;

import java.util.List;

import chat.maru.audit.AuditEntry;
import chat.maru.audit.AuditLog;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
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

/** What administrators decide, over HTTP. */
@RestController
@RequestMapping("/api/admin")
class AdministrationApi {

	private final Administration administration;

	private final Bans bans;

	private final Accounts accounts;

	AdministrationApi(Administration administration, Bans bans, Accounts accounts) {
		this.administration = administration;
		this.bans = bans;
		this.accounts = accounts;
	}

	@PutMapping("/accounts/{account}/role")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void change(@AuthenticationPrincipal AccountPrincipal principal, @PathVariable String account,
			@RequestBody RoleRequest request) {
		this.administration.change(administrator(principal), this.accounts.find(account).orElse(null),
				Role.find(text(request.role())).orElseThrow(() -> new AccountRefused(AccountRefused.Reason.ROLE)));
	}

	@PostMapping("/bots")
	@ResponseStatus(HttpStatus.CREATED)
	AccessTokens.IssuedToken makeBot(@AuthenticationPrincipal AccountPrincipal principal,
			@RequestBody BotRequest request) {
		return this.administration.makeBot(administrator(principal), text(request.name()));
	}

	@GetMapping("/bans")
	List<Ban> bans(@AuthenticationPrincipal AccountPrincipal principal) {
		administrator(principal);
		return this.bans.all();
	}

	/** Of an account, or of a network. */
	@PostMapping("/bans")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void ban(@AuthenticationPrincipal AccountPrincipal principal, @RequestBody BanRequest request,
			HttpServletRequest http) {
		Account administrator = administrator(principal);
		if (request.network() != null) {
			this.bans.ban(administrator, request.network(), http.getRemoteAddr(), request.days(),
					text(request.reason()));
		}
		else {
			this.bans.ban(administrator, this.accounts.find(text(request.account())).orElse(null), request.days(),
					text(request.reason()));
		}
	}

	@DeleteMapping("/bans/{ban}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void lift(@AuthenticationPrincipal AccountPrincipal principal, @PathVariable String ban) {
		this.bans.lift(administrator(principal), ban);
	}

	@GetMapping("/audit")
	List<AuditEntry> audit(@AuthenticationPrincipal AccountPrincipal principal,
			@RequestParam(required = false) @Min(1) @Nullable Long before,
			@RequestParam(defaultValue = "100") @Min(1) @Max(AuditLog.LONGEST_PAGE) int limit) {
		administrator(principal);
		return this.administration.audit(before, limit);
	}

	private Account administrator(AccountPrincipal principal) {
		return this.administration.require(this.accounts.find(principal.id()).orElseThrow());
	}

	private static String text(@Nullable String value) {
		return (value != null) ? value : "";
	}

	/** What somebody is to be on the server. */
	record RoleRequest(@Nullable String role) {
	}

	/** What a program is called. */
	record BotRequest(@Nullable String name) {
	}

	/** Who is not to come in, for how long, and why; without days for good. */
	record BanRequest(@Nullable String account, @Nullable String network, @Nullable Long days,
			@Nullable String reason) {
	}

}
