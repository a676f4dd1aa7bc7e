package chat.maru.account;

import java.util.List;

import chat.maru.refusal.Refused;
import io.swagger.v3.oas.annotations.media.Schema;
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

	/**
	 * People by a part of their name, however it is spelled, also by the initial
	 * consonants of Korean syllables. First come those whose name begins with it, then
	 * others, by name.
	 * @param query a part of a name, 1 to 40 characters
	 * @param limit how many people at most
	 */
	@GetMapping("/api/accounts")
	List<Person> search(@AuthenticationPrincipal AccountPrincipal principal,
			@RequestParam @Schema(minLength = 1, maxLength = 40) String query,
			@RequestParam(defaultValue = "" + Profiles.MOST_FOUND) @Min(1) @Max(Profiles.MOST_FOUND) int limit) {
		DisplayName part = DisplayName.read(query).orElseThrow(() -> new Refused(AccountReason.QUERY));
		this.limit.count(principal.id());
		return this.profiles.search(part, limit);
	}

	/**
	 * Somebody's profile.
	 * @param id the account's id
	 */
	@GetMapping("/api/accounts/{id}")
	Profile profile(@PathVariable String id) {
		return this.profiles.find(id).orElseThrow(() -> new Refused(AccountReason.UNKNOWN));
	}

	/** Say something about myself, which others read in my profile. */
	@PutMapping("/api/me/about")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void about(@AuthenticationPrincipal AccountPrincipal principal, @RequestBody AboutRequest request) {
		this.profiles.describe(this.accounts.find(principal.id()).orElseThrow(),
				(request.about() != null) ? request.about() : "");
	}

	/**
	 * What I say about myself.
	 *
	 * @param about up to 200 characters, on one line; empty for nothing
	 */
	record AboutRequest(@Schema(maxLength = Profile.LONGEST_ABOUT) @Nullable String about) {
	}

}
