package chat.maru.person;

import chat.maru.account.Account;
import chat.maru.account.CurrentAccount;
import chat.maru.refusal.Refuses;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The HTTP API of the caller's own log. */
@RestController
class PersonLogApi {

	private static final String PAGE = "50";

	private final PersonLog log;

	PersonLogApi(PersonLog log) {
		this.log = log;
	}

	/**
	 * Get the events of the caller's own log after a seq, in seq order. Without a seq,
	 * the response has no events and only the seq of the newest one. The newest 500
	 * events are kept.
	 * @param after the seq of the last event that is known; 0 for none
	 * @param epoch the epoch of after, if it is known
	 * @param limit the maximum number of events
	 */
	@GetMapping("/api/me/events")
	@Refuses({ "after-invalid", "epoch-changed" })
	PersonLog.Page events(@CurrentAccount Account account, @RequestParam(required = false) @Min(0) @Nullable Long after,
			@RequestParam(required = false) @Nullable String epoch,
			@RequestParam(defaultValue = PAGE) @Min(1) @Max(PersonLog.MAX_PAGE) int limit) {
		PersonRights rights = PersonRights.of(account);
		this.log.requirePlace(rights, epoch, after);
		return this.log.page(rights, after, limit);
	}

}
