package chat.maru.message;

import chat.maru.account.AccountPrincipal;
import chat.maru.message.MentionInbox.MentionPage;
import chat.maru.refusal.Refused;
import chat.maru.refusal.Refuses;
import chat.maru.room.RoomAccess;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The HTTP API of the messages that mention an account. */
@RestController
class MentionApi {

	private static final String DEFAULT_LIMIT = "30";

	private final RoomAccess access;

	private final MentionInbox inbox;

	MentionApi(RoomAccess access, MentionInbox inbox) {
		this.access = access;
		this.inbox = inbox;
	}

	/**
	 * Get the messages that mention the caller, in all rooms that the caller may read,
	 * the newest mention first. Deleted messages, and those that no longer mention the
	 * caller, are left out.
	 * @param before where the page begins, from the answer with the page before
	 * @param limit the maximum number of messages
	 */
	@GetMapping("/api/mentions")
	@Refuses("before-invalid")
	MentionPage mentions(@AuthenticationPrincipal AccountPrincipal principal,
			@RequestParam(required = false) @Nullable String before,
			@RequestParam(defaultValue = DEFAULT_LIMIT) @Min(1) @Max(50) int limit) {
		MessagePlace place = (before != null)
				? MessagePlace.read(before).orElseThrow(() -> new Refused(MessageReason.BEFORE_INVALID)) : null;
		return this.inbox.page(principal.id(), this.access.readable(principal.id()), place, limit);
	}

}
