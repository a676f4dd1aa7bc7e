package chat.maru.message;

import java.util.List;

import chat.maru.log.Head;
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
 * @param name what people call it; empty for a direct talk
 * @param kind who may find it
 * @param topic what it is about; may be empty
 * @param lastSeq the newest seq of its log
 * @param epoch the epoch of the seqs
 * @param readSeq the seq up to which they have read it, on any device; 0 for not at all
 * @param unread how many messages came after what they have read
 * @param role what they are there; null where everybody is in it, and they do not
 * administer the server
 * @param may what they may do there
 * @param muted whether they do not want to be told of its messages
 * @param archived whether nothing more is written in it
 * @param everyone whether everybody is in it, without having joined
 * @param people the others in it, where it is a direct talk
 * @param last its newest message that is not deleted, a moment behind lastSeq; null if
 * there is none
 */
public record RoomView(String id, String name, RoomKind kind, String topic, long lastSeq, String epoch, long readSeq,
		long unread, @JsonInclude(Include.NON_NULL) @Nullable RoomRole role, List<RoomPermission> may,
		@JsonInclude(Include.NON_DEFAULT) boolean muted, @JsonInclude(Include.NON_DEFAULT) boolean archived,
		@JsonInclude(Include.NON_DEFAULT) boolean everyone, @JsonInclude(Include.NON_EMPTY) List<RoomPerson> people,
		@JsonInclude(Include.NON_NULL) @Nullable LastMessage last) {

	/**
	 * See a room.
	 * @param mark up to where they have read it; empty for not at all
	 */
	static RoomView of(RoomSeat seat, Head head, String epoch, Head mark) {
		Room room = seat.room();
		return new RoomView(room.id(), room.name(), room.kind(), room.topic(), head.seq(), epoch, mark.seq(),
				RoomMark.of(room.everyone(), mark).unread(head), seat.role(), seat.may(), seat.muted(), room.archived(),
				room.everyone(), seat.people(), null);
	}

	/** The same room with its last message. */
	RoomView with(@Nullable LastMessage message) {
		return new RoomView(this.id, this.name, this.kind, this.topic, this.lastSeq, this.epoch, this.readSeq,
				this.unread, this.role, this.may, this.muted, this.archived, this.everyone, this.people, message);
	}

}
