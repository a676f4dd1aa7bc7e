package chat.maru.token;

import java.util.List;

import chat.maru.account.Account;
import chat.maru.account.AccountAuthentication;
import chat.maru.account.Accounts;
import chat.maru.account.CurrentAccount;
import chat.maru.refusal.Refuses;
import chat.maru.token.AccessTokens.IssuedToken;
import chat.maru.token.AccessTokens.Token;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The HTTP API of the caller's access tokens. */
@RestController
@RequestMapping("/api/tokens")
class TokenApi {

	private final AccessTokens tokens;

	private final Accounts accounts;

	TokenApi(AccessTokens tokens, Accounts accounts) {
		this.tokens = tokens;
		this.accounts = accounts;
	}

	/** Get the caller's tokens, oldest first. */
	@GetMapping
	List<Token> all(@CurrentAccount Account account) {
		return this.tokens.of(account);
	}

	/**
	 * Create a named token for a program. The caller must be a member. The token is shown
	 * only once. A named token cannot create other tokens.
	 */
	@PostMapping
	@Refuses({ "members-only", "token-name", "token-too-many", "token-not-enough" })
	@ResponseStatus(HttpStatus.CREATED)
	IssuedToken issue(@CurrentAccount Account account, AccountAuthentication asking,
			@RequestBody TokenRequest request) {
		this.tokens.requireWhole(asking);
		return this.tokens.issue(this.accounts.requireMember(account), (request.name() != null) ? request.name() : "");
	}

	/**
	 * Revoke a token. It is no longer valid, and its connections are closed. A named
	 * token can only revoke itself.
	 * @param id the token's id, not the token
	 */
	@DeleteMapping("/{id}")
	@Refuses({ "token-unknown", "token-not-enough" })
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void revoke(@CurrentAccount Account account, AccountAuthentication asking, @PathVariable String id) {
		this.tokens.revoke(asking, account, id);
	}

	/**
	 * A token to create.
	 *
	 * @param name the token's name, 1 to 40 characters
	 */
	record TokenRequest(
			@Schema(requiredMode = RequiredMode.REQUIRED, minLength = 1, maxLength = 40) @Nullable String name) {
	}

}
