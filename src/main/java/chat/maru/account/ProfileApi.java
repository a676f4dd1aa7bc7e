package chat.maru.account;

import java.util.List;

import chat.maru.account.AccountRefused.Reason;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who others are, and what one says about oneself. */
@RestController
class ProfileApi {

	private final Profiles profiles;

	private final Accounts accounts;

	private final SearchLimit limit;

	ProfileApi(Profiles profiles, Accounts accounts, SearchLimit limit) {
		this.profiles = profiles;
		this.accounts = accounts;
		this.limit = limit;
	}

	@GetMapping("/api/accounts")
	List<Person> search(@AuthenticationPrincipal AccountPrincipal principal,
			@RequestParam(defaultValue = "") String query,
			@RequestParam(defaultValue = "" + Profiles.MOST_FOUND) @Min(1) @Max(Profiles.MOST_FOUND) int limit) {
		DisplayName part = DisplayName.read(query).orElseThrow(() -> new AccountRefused(Reason.QUERY));
		this.limit.count(principal.id());
		return this.profiles.search(part, limit);
	}

	@GetMapping("/api/accounts/{id}")
	Profile profile(@PathVariable String id) {
		return this.profiles.find(id).orElseThrow(() -> new AccountRefused(Reason.UNKNOWN));
	}

	@PutMapping("/api/me/about")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void about(@AuthenticationPrincipal AccountPrincipal principal, @RequestBody AboutRequest request) {
		this.profiles.describe(this.accounts.find(principal.id()).orElseThrow(),
				(request.about() != null) ? request.about() : "");
	}

	record AboutRequest(@Nullable String about) {
	}

}
