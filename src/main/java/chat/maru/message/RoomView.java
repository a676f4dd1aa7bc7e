package chat.maru.message;

import java.util.List;

import chat.maru.log.Head;
import chat.maru.room.NotificationLevel;
import chat.maru.room.Pinning;
import chat.maru.room.Room;
import chat.maru.room.RoomKind;
import chat.maru.room.RoomPermission;
import chat.maru.room.RoomPerson;
import chat.maru.room.RoomRole;
import chat.maru.room.RoomSeat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import org.jspecify.annotations.Nullable;

/**
 * A room as one of its members sees it.
 *
 * @param id an opaque id that never changes
 * @param name the room's name; empty for a direct message
 * @param kind public, private or direct
 * @param topic the room's topic; may be empty
 * @param lastSeq the newest seq of the room's log
 * @param epoch the epoch of the seqs
 * @param readSeq the seq of the last event that the account has read, on any device; 0
 * for none
 * @param unread how many messages came after readSeq
 * @param mentions how many messages mention the account that it has not read
 * @param role the account's role in the room; left out in a room that everyone is in,
 * unless the account administers the server
 * @param may what the account may do in the room
 * @param level which messages of the room notify the account: all, those that mention it,
 * or none
 * @param favourite the position of the room among the account's favourites, from 1; left
 * out if it is not one
 * @param archived whether the room is archived
 * @param everyone whether everyone is in the room without having joined
 * @param pinning who can pin messages: members for everyone who can post, or moderators
 * @param people the other people in a direct message; left out for other rooms
 * @param last its newest message that is not deleted, a moment behind lastSeq; null if
 * there is none
 */
public record RoomView(String id, String name, RoomKind kind, String topic, long lastSeq, String epoch, long readSeq,
		long unread, long mentions, @JsonInclude(Include.NON_NULL) @Nullable RoomRole role, List<RoomPermission> may,
		NotificationLevel level, @JsonInclude(Include.NON_NULL) @Nullable Integer favourite,
		@JsonInclude(Include.NON_DEFAULT) boolean archived, @JsonInclude(Include.NON_DEFAULT) boolean everyone,
		Pinning pinning, @JsonInclude(Include.NON_EMPTY) List<RoomPerson> people,
		@JsonInclude(Include.NON_NULL) @Nullable LastMessage last) {

	/**
	 * Creates the view of a room, without its last message.
	 * @param read how far the account has read the room; null for not at all
	 * @param mentions how many messages mention the account that it has not read
	 */
	static RoomView of(RoomSeat seat, Head head, String epoch, @Nullable Head read, long mentions) {
		Room room = seat.room();
		RoomMark mark = RoomMark.of(room.everyone(), read, mentions);
		return new RoomView(room.id(), room.name(), room.kind(), room.topic(), head.seq(), epoch, mark.seq(),
				mark.unread(head), mark.mentions(), seat.role(), seat.may(), seat.level(), seat.favourite(),
				room.archived(), room.everyone(), room.pinning(), seat.people(), null);
	}

	/** Returns the same view with the room's last message. */
	RoomView with(@Nullable LastMessage message) {
		return new RoomView(this.id, this.name, this.kind, this.topic, this.lastSeq, this.epoch, this.readSeq,
				this.unread, this.mentions, this.role, this.may, this.level, this.favourite, this.archived,
				this.everyone, this.pinning, this.people, message);
	}

}
