package chat.maru.message;

import java.util.List;

import chat.maru.account.Account;
import chat.maru.account.CurrentAccount;
import chat.maru.refusal.Refuses;
import chat.maru.room.DirectTalks;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Talks among a few people. */
@RestController
class DirectTalkApi {

	private final DirectTalks talks;

	private final RoomViews views;

	DirectTalkApi(DirectTalks talks, RoomViews views) {
		this.talks = talks;
		this.views = views;
	}

	/** The direct talk of these people and me, made where there is none. */
	@PostMapping("/api/direct")
	@Refuses({ "room-people", "room-nobody", "room-too-often" })
	RoomView talk(@CurrentAccount Account account, @RequestBody TalkRequest request) {
		List<String> people = (request.people() != null) ? request.people() : List.of();
		return this.views.of(account.id(), this.talks.with(account, people));
	}

	/**
	 * The people of a direct message.
	 *
	 * @param people the others' ids, 1 to 9
	 */
	record TalkRequest(@Schema(requiredMode = RequiredMode.REQUIRED) @Nullable List<String> people) {
	}

}
