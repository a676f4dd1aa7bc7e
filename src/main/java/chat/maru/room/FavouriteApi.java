package chat.maru.room;

import chat.maru.account.Account;
import chat.maru.account.CurrentAccount;
import chat.maru.log.LogWriter;
import chat.maru.refusal.Refused;
import chat.maru.refusal.Refuses;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The HTTP API of the caller's favourite rooms. */
@RestController
@RequestMapping("/api/rooms/{room}/favourite")
class FavouriteApi {

	private final RoomAccess access;

	private final LogWriter log;

	FavouriteApi(RoomAccess access, LogWriter log) {
		this.access = access;
		this.log = log;
	}

	/**
	 * Make a room a favourite of the caller, on all devices, or move one to another
	 * position. An account has at most 100 favourites.
	 * @param room the room's id
	 */
	@PutMapping
	@Refuses({ "position-invalid", "room-archived", "favourites-too-many" })
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void put(@CurrentAccount Account account, @PathVariable String room, @RequestBody FavouriteRequest request) {
		Integer position = request.position();
		if (position != null && position < 1) {
			throw new Refused(RoomReason.POSITION_INVALID);
		}
		this.log.commit(new RoomChange.Favourited(account, this.access.favour(account.id(), room), position));
	}

	/**
	 * Make a room an ordinary one again. Repeating it changes nothing.
	 * @param room the room's id
	 */
	@DeleteMapping
	@Refuses({})
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void delete(@CurrentAccount Account account, @PathVariable String room) {
		this.log.commit(new RoomChange.Unfavourited(account, this.access.read(account.id(), room).room()));
	}

	/**
	 * Where the room is among the favourites.
	 *
	 * @param position the position in the caller's order, from 1. A position after the
	 * last one means the last one. If it is left out, a new favourite is the last one,
	 * and the room stays where it is if it is one already
	 */
	record FavouriteRequest(@Schema(minimum = "1") @Nullable Integer position) {
	}

}
