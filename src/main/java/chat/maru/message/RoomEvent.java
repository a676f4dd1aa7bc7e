package chat.maru.message;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeInfo.As;
import com.fasterxml.jackson.annotation.JsonTypeInfo.Id;
import org.jspecify.annotations.Nullable;

/** One change of a room: an entry of its log. */
@JsonTypeInfo(use = Id.NAME, include = As.EXISTING_PROPERTY, property = "type")
@JsonSubTypes({ @Type(value = RoomEvent.Posted.class, name = RoomEvent.Posted.TYPE),
		@Type(value = RoomEvent.Deleted.class, name = RoomEvent.Deleted.TYPE),
		@Type(value = RoomEvent.Changed.class,
				names = { "renamed", "topic-changed", "joined", "left", "removed", "archived", "unarchived" }),
		@Type(value = RoomEvent.Unknown.class, name = RoomEvent.Unknown.TYPE) })
public sealed interface RoomEvent {

	/** ISO-8601 with milliseconds, always three digits of them. */
	String TIME = "yyyy-MM-dd'T'HH:mm:ss.SSSX";

	/** What happened, for programs. */
	@JsonProperty
	String type();

	/** The room's id. */
	String room();

	/** Its number in the room's log: 1, 2, 3... without holes. */
	long seq();

	/** When the server accepted it. */
	Instant at();

	/**
	 * Somebody wrote something.
	 *
	 * @param room the room's id
	 * @param seq its number in the room's log
	 * @param at when the server accepted it
	 * @param message what they wrote
	 */
	@JsonPropertyOrder({ "type", "room", "seq", "at", "message" })
	record Posted(String room, long seq, @JsonFormat(pattern = TIME, timezone = "UTC") Instant at,
			Message message) implements RoomEvent {

		static final String TYPE = "posted";

		@Override
		public String type() {
			return TYPE;
		}

	}

	/**
	 * A message was removed.
	 *
	 * @param room the room's id
	 * @param seq its number in the room's log
	 * @param at when the server accepted it
	 * @param by who removed it
	 * @param message what is left of it
	 */
	@JsonPropertyOrder({ "type", "room", "seq", "at", "by", "message" })
	record Deleted(String room, long seq, @JsonFormat(pattern = TIME, timezone = "UTC") Instant at, Author by,
			Message message) implements RoomEvent {

		static final String TYPE = "deleted";

		@Override
		public String type() {
			return TYPE;
		}

		/** The event by which the message was posted, as the log has it from now on. */
		public Posted posted() {
			return new Posted(this.room, this.message.seq(), this.message.sentAt(), this.message);
		}

	}

	/**
	 * The room itself changed, or who is in it.
	 *
	 * @param type what changed
	 * @param room the room's id
	 * @param seq its number in the room's log
	 * @param at when the server accepted it
	 * @param by who did it
	 * @param account who came or went; null where it is about nobody
	 * @param name what the room is called now; null where that did not change
	 * @param topic what it is about now; null where that did not change
	 */
	@JsonPropertyOrder({ "type", "room", "seq", "at", "by" })
	@JsonInclude(Include.NON_NULL)
	record Changed(String type, String room, long seq, @JsonFormat(pattern = TIME, timezone = "UTC") Instant at,
			Author by, @Nullable Author account, @Nullable String name, @Nullable String topic) implements RoomEvent {
	}

	/**
	 * Something that this version of the server does not know, as a newer one wrote it.
	 * Clients skip it.
	 *
	 * @param room the room's id
	 * @param seq its number in the room's log
	 * @param at when a server accepted it
	 */
	@JsonPropertyOrder({ "type", "room", "seq", "at" })
	record Unknown(String room, long seq,
			@JsonFormat(pattern = TIME, timezone = "UTC") Instant at) implements RoomEvent {

		static final String TYPE = "unknown";

		@Override
		public String type() {
			return TYPE;
		}

	}

}
