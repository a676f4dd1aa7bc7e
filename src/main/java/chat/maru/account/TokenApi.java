package chat.maru.account;

import java.util.List;

import chat.maru.account.AccessTokens.IssuedToken;
import chat.maru.account.AccessTokens.Token;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A member's tokens for programs. */
@RestController
@RequestMapping("/api/tokens")
class TokenApi {

	private final AccessTokens tokens;

	private final Accounts accounts;

	private final Members members;

	TokenApi(AccessTokens tokens, Accounts accounts, Members members) {
		this.tokens = tokens;
		this.accounts = accounts;
		this.members = members;
	}

	@GetMapping
	List<Token> all(@AuthenticationPrincipal AccountPrincipal principal) {
		return this.tokens.of(account(principal));
	}

	@PostMapping
	@ResponseStatus(HttpStatus.CREATED)
	IssuedToken issue(@AuthenticationPrincipal AccountPrincipal principal, @RequestBody TokenRequest request) {
		Account account = this.members.require(account(principal));
		return this.tokens.issue(account, (request.name() != null) ? request.name() : "");
	}

	@DeleteMapping("/{id}")
	ResponseEntity<Void> revoke(@AuthenticationPrincipal AccountPrincipal principal, @PathVariable String id) {
		boolean revoked = this.tokens.revoke(account(principal), id);
		return (revoked ? ResponseEntity.noContent() : ResponseEntity.notFound()).build();
	}

	private Account account(AccountPrincipal principal) {
		return this.accounts.find(principal.id()).orElseThrow();
	}

	record TokenRequest(@Nullable String name) {
	}

}
