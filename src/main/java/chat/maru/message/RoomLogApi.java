package chat.maru.message;

import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;

import chat.maru.account.AccountPrincipal;
import chat.maru.log.LogReason;
import chat.maru.message.RoomLog.CatchUp;
import chat.maru.message.RoomLog.History;
import chat.maru.refusal.Refused;
import chat.maru.refusal.Refuses;
import chat.maru.room.ReadingRights;
import chat.maru.room.RoomAccess;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The HTTP API of the rooms' logs. */
@RestController
@RequestMapping("/api/rooms")
class RoomLogApi {

	private static final String DEFAULT_LIMIT = "50";

	private final RoomAccess access;

	private final RoomLog log;

	RoomLogApi(RoomAccess access, RoomLog log) {
		this.access = access;
		this.log = log;
	}

	/**
	 * Get a page of a room's messages, in seq order: the newest ones, the newest before a
	 * seq, the oldest after a seq or since a time, or those around a seq. At most one of
	 * before, after, since and around can be given.
	 * @param room the room's id
	 * @param before returns the newest messages before this seq
	 * @param after returns the oldest messages after this seq
	 * @param since returns the oldest messages that were sent at this time or later
	 * @param around returns the message with this seq in the middle of those before and
	 * after it
	 * @param epoch the epoch of before, after or around, if it is known
	 * @param limit the maximum number of messages
	 */
	@GetMapping("/{room}/messages")
	@Refuses("epoch-changed")
	History messages(@AuthenticationPrincipal AccountPrincipal principal, @PathVariable String room,
			@RequestParam(required = false) @Min(1) @Nullable Long before,
			@RequestParam(required = false) @Min(0) @Nullable Long after,
			@RequestParam(required = false) @Nullable Instant since,
			@RequestParam(required = false) @Min(1) @Nullable Long around,
			@RequestParam(required = false) @Nullable String epoch,
			@RequestParam(defaultValue = DEFAULT_LIMIT) @Min(1) @Max(RoomLog.LONGEST_PAGE) int limit) {
		if (Stream.of(before, after, since, around).filter(Objects::nonNull).count() > 1) {
			throw new ResponseStatusException(HttpStatus.BAD_REQUEST,
					"before, after, since and around exclude each other.");
		}
		ReadingRights rights = readable(principal, room, epoch);
		if (since != null) {
			return this.log.historySince(rights, since, limit);
		}
		if (around != null) {
			return this.log.historyAround(rights, around, limit);
		}
		return (after != null) ? this.log.historyAfter(rights, after, limit) : this.log.history(rights, before, limit);
	}

	/**
	 * Get a page of a room's events after a seq, in seq order, to catch up after an
	 * interruption.
	 * @param room the room's id
	 * @param after the seq of the last known event; 0 for none
	 * @param epoch the epoch of after, if it is known
	 * @param limit the maximum number of events
	 */
	@GetMapping("/{room}/events")
	@Refuses({ "after-invalid", "epoch-changed" })
	CatchUp events(@AuthenticationPrincipal AccountPrincipal principal, @PathVariable String room,
			@RequestParam @Min(0) long after, @RequestParam(required = false) @Nullable String epoch,
			@RequestParam(defaultValue = DEFAULT_LIMIT) @Min(1) @Max(RoomLog.LONGEST_PAGE) int limit) {
		CatchUp page = this.log.eventsWithThreads(readable(principal, room, epoch), after, limit);
		if (after > page.lastSeq()) {
			throw new Refused(LogReason.AFTER_INVALID, "after is greater than the newest seq, " + page.lastSeq() + ".")
				.with("epoch", page.epoch())
				.with("lastSeq", page.lastSeq());
		}
		return page;
	}

	private ReadingRights readable(AccountPrincipal principal, String room, @Nullable String epoch) {
		ReadingRights rights = this.access.read(principal.id(), room);
		this.log.requireEpoch(rights, epoch);
		return rights;
	}

}
