package chat.maru.account;

import java.util.List;

import chat.maru.refusal.Refused;
import chat.maru.refusal.Refuses;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Profiles, and the search for people. */
@RestController
class ProfileApi {

	private final Profiles profiles;

	private final SearchLimit limit;

	ProfileApi(Profiles profiles, SearchLimit limit) {
		this.profiles = profiles;
		this.limit = limit;
	}

	/**
	 * Find people by a part of their name. Case and spaces do not matter, and the initial
	 * consonants of Korean syllables match as well. Names that begin with the part come
	 * first, then the others, each sorted by name.
	 * @param query a part of a name, 1 to 40 characters
	 * @param limit the maximum number of people
	 */
	@GetMapping("/api/accounts")
	@Refuses({ "query-invalid", "search-too-many" })
	List<Person> search(@CurrentAccount Account account,
			@RequestParam @Schema(minLength = 1, maxLength = 40) String query,
			@RequestParam(defaultValue = "" + Profiles.MOST_FOUND) @Min(1) @Max(Profiles.MOST_FOUND) int limit) {
		DisplayName part = DisplayName.read(query).orElseThrow(() -> new Refused(AccountReason.QUERY));
		this.limit.count(account.id());
		return this.profiles.search(part, limit);
	}

	/**
	 * Get the profile of an account.
	 * @param id the account's id
	 */
	@GetMapping("/api/accounts/{id}")
	@Refuses("account-unknown")
	Profile profile(@PathVariable String id) {
		return this.profiles.find(id).orElseThrow(() -> new Refused(AccountReason.UNKNOWN));
	}

	/** Change the text in the caller's profile. */
	@PutMapping("/api/me/about")
	@Refuses("profile-about")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void about(@CurrentAccount Account account, @RequestBody AboutRequest request) {
		this.profiles.describe(account, (request.about() != null) ? request.about() : "");
	}

	/**
	 * The text in the caller's profile.
	 *
	 * @param about up to 200 characters, on one line; empty to remove it
	 */
	record AboutRequest(@Schema(maxLength = Profile.LONGEST_ABOUT) @Nullable String about) {
	}

}
