package chat.maru.message;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;

/** One change of a room: an entry of its log. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface RoomEvent {

	/** ISO-8601 with milliseconds, always three digits of them. */
	String TIME = "yyyy-MM-dd'T'HH:mm:ss.SSSX";

	/** The room's id. */
	String room();

	/** Its number in the room's log: 1, 2, 3... without holes. */
	long seq();

	/** When the server accepted it. */
	Instant at();

	/** Somebody wrote something. */
	@JsonTypeName("posted")
	@JsonPropertyOrder({ "room", "seq", "at", "message" })
	record Posted(String room, long seq, @JsonFormat(pattern = TIME, timezone = "UTC") Instant at,
			Message message) implements RoomEvent {
	}

}
