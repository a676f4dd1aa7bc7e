package chat.maru.room;

import java.util.List;

import chat.maru.account.Account;
import chat.maru.account.CurrentAccount;
import chat.maru.refusal.Refused;
import chat.maru.refusal.Refuses;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Making, finding and changing rooms over HTTP. */
@RestController
class RoomApi {

	private final RoomDesk desk;

	RoomApi(RoomDesk desk) {
		this.desk = desk;
	}

	/**
	 * Public rooms by what is in their names, at most 100.
	 * @param query a part of a name, however it is spelled; empty for all of them
	 */
	@GetMapping("/api/directory")
	List<RoomFound> directory(@CurrentAccount Account account, @RequestParam(defaultValue = "") String query) {
		return this.desk.directory(account, query);
	}

	/** Make a room, as a member, and own it. */
	@PostMapping("/api/rooms")
	@Refuses({ "members-only", "name-blank", "name-too-long", "name-characters", "room-name-taken", "room-kind",
			"room-topic", "room-too-many", "room-owned-too-many", "room-made-too-often" })
	@ResponseStatus(HttpStatus.CREATED)
	RoomMade create(@CurrentAccount Account account, @RequestBody RoomRequest request) {
		RoomKind kind = RoomKind.find((request.kind() != null) ? request.kind() : RoomKind.PUBLIC.code())
			.orElseThrow(() -> new Refused(RoomReason.KIND));
		return RoomMade.of(this.desk.create(account, text(request.name()), kind, text(request.topic())));
	}

	/**
	 * Change a room that I own. What is left out stays as it is.
	 * @param room the room's id
	 */
	@PatchMapping("/api/rooms/{room}")
	@Refuses({ "room-owner-only", "name-blank", "name-too-long", "name-characters", "room-name-taken", "room-topic",
			"room-changed-too-often" })
	RoomMade change(@CurrentAccount Account account, @PathVariable String room, @RequestBody RoomRequest request) {
		return RoomMade.of(this.desk.change(account, room, request.name(), request.topic()));
	}

	/**
	 * Put a room of mine away, to be read and not written, or take it out again.
	 * @param room the room's id
	 */
	@PutMapping("/api/rooms/{room}/archived")
	@Refuses({ "room-owner-only", "room-everyone", "room-changed-too-often" })
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void archive(@CurrentAccount Account account, @PathVariable String room, @RequestBody ArchiveRequest request) {
		this.desk.archive(account, room, request.archived());
	}

	/**
	 * Say whether I do not want to be told of a room's messages.
	 * @param room the room's id
	 */
	@PutMapping("/api/rooms/{room}/mute")
	@Refuses
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void mute(@CurrentAccount Account account, @PathVariable String room, @RequestBody MuteRequest request) {
		this.desk.mute(account, room, request.muted());
	}

	private static String text(@Nullable String value) {
		return (value != null) ? value : "";
	}

	/**
	 * A room as somebody wants it; what is null stays as it is.
	 *
	 * @param name 1 to 40 characters; no two public rooms have one name
	 * @param kind who may find it; a new room is public where nothing is said, and no
	 * room changes it
	 * @param topic what it is about, up to 200 characters on one line
	 */
	record RoomRequest(@Schema(minLength = 1, maxLength = 40) @Nullable String name, @Schema(allowableValues = {
			"public", "private" }) @Nullable String kind,
			@Schema(maxLength = Room.LONGEST_TOPIC) @Nullable String topic){
	}

	/**
	 * What becomes of a room.
	 *
	 * @param archived whether nothing more is to be written in it
	 */
	record ArchiveRequest(boolean archived) {
	}

	/**
	 * What somebody wants to be told of.
	 *
	 * @param muted whether they do not want to be told of the room's messages
	 */
	record MuteRequest(boolean muted) {
	}

	/**
	 * A room as it is now.
	 *
	 * @param id an opaque id that never changes
	 * @param name what people call it
	 * @param kind who may find it
	 * @param topic what it is about; may be empty
	 */
	record RoomMade(String id, String name, RoomKind kind, String topic) {

		static RoomMade of(Room room) {
			return new RoomMade(room.id(), room.name(), room.kind(), room.topic());
		}

	}

}
