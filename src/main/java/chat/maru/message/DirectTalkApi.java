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

/** The HTTP API of direct messages. */
@RestController
class DirectTalkApi {

	private final DirectTalks talks;

	private final RoomViews views;

	DirectTalkApi(DirectTalks talks, RoomViews views) {
		this.talks = talks;
		this.views = views;
	}

	/**
	 * Get the direct message of the caller and these people. It is created if it does not
	 * exist.
	 */
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
