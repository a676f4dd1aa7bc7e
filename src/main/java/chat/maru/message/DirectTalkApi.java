package chat.maru.message;

import java.util.List;

import chat.maru.account.Account;
import chat.maru.account.AccountPrincipal;
import chat.maru.account.Accounts;
import chat.maru.room.DirectTalks;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Talks among a few people, over HTTP. */
@RestController
class DirectTalkApi {

	private final DirectTalks talks;

	private final RoomViews views;

	private final Accounts accounts;

	DirectTalkApi(DirectTalks talks, RoomViews views, Accounts accounts) {
		this.talks = talks;
		this.views = views;
		this.accounts = accounts;
	}

	/** The talk with these people, made where there is none. */
	@PostMapping("/api/direct")
	RoomView talk(@AuthenticationPrincipal AccountPrincipal principal, @RequestBody TalkRequest request) {
		Account account = this.accounts.find(principal.id()).orElseThrow();
		List<String> people = (request.people() != null) ? request.people() : List.of();
		return this.views.of(account.id(), this.talks.with(account, people));
	}

	/** Whom somebody wants to talk with. */
	record TalkRequest(@Nullable List<String> people) {
	}

}
