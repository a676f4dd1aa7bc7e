package chat.maru.room;

import java.util.List;

import chat.maru.account.Account;
import chat.maru.account.CurrentAccount;
import chat.maru.refusal.Refused;
import chat.maru.refusal.Refuses;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
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

/** The HTTP API for creating, finding and changing rooms. */
@RestController
class RoomApi {

	private final RoomService desk;

	RoomApi(RoomService desk) {
		this.desk = desk;
	}

	/**
	 * Find public rooms by a part of their names, at most 100.
	 * @param query a part of a name, in upper or lower case; empty for all public rooms
	 */
	@GetMapping("/api/directory")
	List<DirectoryEntry> directory(@CurrentAccount Account account, @RequestParam(defaultValue = "") String query) {
		return this.desk.directory(account, query);
	}

	/** Create a room and become its owner. Guests cannot create rooms. */
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
	 * Change a room that the caller owns. Fields that are left out keep their values.
	 * @param room the room's id
	 */
	@PatchMapping("/api/rooms/{room}")
	@Refuses({ "room-owner-only", "name-blank", "name-too-long", "name-characters", "room-name-taken", "room-topic",
			"room-changed-too-often" })
	RoomMade change(@CurrentAccount Account account, @PathVariable String room, @RequestBody RoomRequest request) {
		return RoomMade.of(this.desk.change(account, room, request.name(), request.topic()));
	}

	/**
	 * Archive or unarchive a room that the caller owns. An archived room can be read, but
	 * nothing can be posted.
	 * @param room the room's id
	 */
	@PutMapping("/api/rooms/{room}/archived")
	@Refuses({ "room-owner-only", "room-everyone", "room-changed-too-often" })
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void archive(@CurrentAccount Account account, @PathVariable String room, @RequestBody ArchiveRequest request) {
		this.desk.archive(account, room, request.archived());
	}

	/**
	 * Set which messages of a room notify the caller, on all devices.
	 * @param room the room's id
	 */
	@PutMapping("/api/rooms/{room}/level")
	@Refuses("level-invalid")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void level(@CurrentAccount Account account, @PathVariable String room, @RequestBody LevelRequest request) {
		this.desk.changeLevel(account, room, text(request.level()));
	}

	/**
	 * Set who can pin messages in a room that the caller owns.
	 * @param room the room's id
	 */
	@PutMapping("/api/rooms/{room}/pinning")
	@Refuses({ "room-owner-only", "pinning-invalid", "room-changed-too-often" })
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void pinning(@CurrentAccount Account account, @PathVariable String room, @RequestBody PinningRequest request) {
		this.desk.changePinning(account, room, text(request.pinning()));
	}

	private static String text(@Nullable String value) {
		return (value != null) ? value : "";
	}

	/**
	 * The values of a new room, or the changes of an existing room. Null keeps the
	 * current value.
	 *
	 * @param name the name, 1 to 40 characters; public rooms have different names
	 * @param kind public or private; public by default. It cannot be changed later
	 * @param topic the topic, up to 200 characters on one line
	 */
	record RoomRequest(@Schema(minLength = 1, maxLength = 40) @Nullable String name, @Schema(allowableValues = {
			"public", "private" }) @Nullable String kind,
			@Schema(maxLength = Room.LONGEST_TOPIC) @Nullable String topic){
	}

	/**
	 * Archives or unarchives a room.
	 *
	 * @param archived whether to archive the room
	 */
	record ArchiveRequest(boolean archived) {
	}

	/**
	 * Sets the level of a room.
	 *
	 * @param level which messages notify the caller: all or none
	 */
	record LevelRequest(@Schema(requiredMode = RequiredMode.REQUIRED, allowableValues = {
			"all", "none" }) @Nullable String level){
	}

	/**
	 * Sets who can pin messages.
	 *
	 * @param pinning members for everyone who can post, or moderators
	 */
	record PinningRequest(@Schema(requiredMode = RequiredMode.REQUIRED, allowableValues = {
			"members", "moderators" }) @Nullable String pinning){
	}

	/**
	 * A room after it was created or changed.
	 *
	 * @param id an opaque id that never changes
	 * @param name the room's name
	 * @param kind public or private
	 * @param topic the room's topic; may be empty
	 */
	record RoomMade(String id, String name, RoomKind kind, String topic) {

		static RoomMade of(Room room) {
			return new RoomMade(room.id(), room.name(), room.kind(), room.topic());
		}

	}

}
