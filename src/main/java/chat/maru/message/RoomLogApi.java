package chat.maru.message;

import java.util.List;

import chat.maru.account.AccountPrincipal;
import chat.maru.message.RoomLog.CatchUp;
import chat.maru.message.RoomLog.History;
import chat.maru.room.Room;
import chat.maru.room.RoomAccess;
import chat.maru.room.RoomUnknown;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Rooms and their logs over HTTP. */
@RestController
@RequestMapping("/api/rooms")
class RoomLogApi {

	private static final String PAGE = "50";

	private final RoomAccess access;

	private final RoomLog log;

	RoomLogApi(RoomAccess access, RoomLog log) {
		this.access = access;
		this.log = log;
	}

	@GetMapping
	List<RoomView> rooms(@AuthenticationPrincipal AccountPrincipal principal) {
		return this.access.readable(principal.id()).stream().map(this::view).toList();
	}

	@GetMapping("/{room}")
	RoomView room(@AuthenticationPrincipal AccountPrincipal principal, @PathVariable String room) {
		return view(this.access.read(principal.id(), room));
	}

	@GetMapping("/{room}/messages")
	History messages(@AuthenticationPrincipal AccountPrincipal principal, @PathVariable String room,
			@RequestParam(required = false) @Min(1) @Nullable Long before,
			@RequestParam(defaultValue = PAGE) @Min(1) @Max(RoomLog.LONGEST_PAGE) int limit) {
		return this.log.history(this.access.read(principal.id(), room).id(), before, limit);
	}

	@GetMapping("/{room}/events")
	CatchUp events(@AuthenticationPrincipal AccountPrincipal principal, @PathVariable String room,
			@RequestParam @Min(0) long after,
			@RequestParam(defaultValue = PAGE) @Min(1) @Max(RoomLog.LONGEST_PAGE) int limit) {
		CatchUp page = this.log.events(this.access.read(principal.id(), room).id(), after, limit);
		if (after > page.lastSeq()) {
			throw new AfterTheEnd(page.lastSeq());
		}
		return page;
	}

	@ExceptionHandler
	ProblemDetail unknown(RoomUnknown unknown) {
		return problem(HttpStatus.NOT_FOUND, unknown, "room-unknown");
	}

	@ExceptionHandler
	ProblemDetail afterTheEnd(AfterTheEnd after) {
		return problem(HttpStatus.BAD_REQUEST, after, "after-invalid");
	}

	private static ProblemDetail problem(HttpStatus status, Exception exception, String code) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, exception.getMessage());
		problem.setProperty("code", code);
		return problem;
	}

	private RoomView view(Room room) {
		return new RoomView(room.id(), room.name(), this.log.lastSeq(room.id()));
	}

	/**
	 * A room as it is shown.
	 *
	 * @param lastSeq the newest seq of its log
	 */
	record RoomView(String id, String name, long lastSeq) {
	}

	/** A seq that the log has not reached. */
	private static final class AfterTheEnd extends RuntimeException {

		AfterTheEnd(long lastSeq) {
			super("after is greater than the newest seq, " + lastSeq + ".", null, false, false);
		}

	}

}
