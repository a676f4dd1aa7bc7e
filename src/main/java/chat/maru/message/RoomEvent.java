package chat.maru.message;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An event of a room, which is an entry of its log. */
@JsonTypeInfo(use = Id.NAME, include = As.EXISTING_PROPERTY, property = "type")
@JsonSubTypes({ @Type(value = RoomEvent.Posted.class, name = RoomEvent.Posted.TYPE),
		@Type(value = RoomEvent.Edited.class, name = RoomEvent.Edited.TYPE),
		@Type(value = RoomEvent.Deleted.class, name = RoomEvent.Deleted.TYPE),
		@Type(value = RoomEvent.PinChanged.class,
				names = { RoomEvent.PinChanged.PINNED, RoomEvent.PinChanged.UNPINNED }),
		@Type(value = RoomEvent.Reacted.class, name = RoomEvent.Reacted.TYPE),
		@Type(value = RoomEvent.Changed.class,
				names = { "renamed", "topic-changed", "joined", "left", "removed", "archived", "unarchived",
						"pinning-opened", "pinning-restricted" }),
		@Type(value = RoomEvent.Unknown.class, name = RoomEvent.Unknown.TYPE) })
public sealed interface RoomEvent {

	/** ISO 8601 with milliseconds, which always have three digits. */
	String TIME = "yyyy-MM-dd'T'HH:mm:ss.SSSX";

	/** The type of the event. */
	@JsonProperty
	String type();

	/** The room's id. */
	String room();

	/** The event's number in the room's log: 1, 2, 3... without gaps. */
	long seq();

	/** When the server accepted the change. */
	Instant at();

	/**
	 * A message was posted.
	 *
	 * @param room the room's id
	 * @param seq the event's number in the room's log
	 * @param at when the server accepted the message
	 * @param message the message. If it has been edited or deleted since, the message as
	 * it is now, without its reactions
	 */
	@JsonPropertyOrder({ "type", "room", "seq", "at", "message" })
	record Posted(String room, long seq, @JsonFormat(pattern = TIME, timezone = "UTC") Instant at,
			Message message) implements RoomEvent {

		static final String TYPE = "posted";

		/** Reactions are told by events of their own. */
		public Posted {
			message = message.withoutReactions();
		}

		@Override
		public String type() {
			return TYPE;
		}

	}

	/**
	 * A message was edited.
	 *
	 * @param room the room's id
	 * @param seq the event's number in the room's log
	 * @param at when the server accepted the edit
	 * @param message the message with its new text and version. If it has been edited
	 * again or deleted since, the message as it is now. Without its reactions
	 */
	@JsonPropertyOrder({ "type", "room", "seq", "at", "message" })
	record Edited(String room, long seq, @JsonFormat(pattern = TIME, timezone = "UTC") Instant at,
			Message message) implements RoomEvent {

		static final String TYPE = "edited";

		/** Reactions are told by events of their own. */
		public Edited {
			message = message.withoutReactions();
		}

		@Override
		public String type() {
			return TYPE;
		}

		/**
		 * Returns the event with which the message was posted, as the log returns it
		 * after the edit.
		 */
		public Posted posted() {
			return new Posted(this.room, this.message.seq(), this.message.sentAt(), this.message);
		}

	}

	/**
	 * A message was deleted.
	 *
	 * @param room the room's id
	 * @param seq the event's number in the room's log
	 * @param at when the server accepted the deletion
	 * @param by the account that deleted it
	 * @param message the message without its text
	 */
	@JsonPropertyOrder({ "type", "room", "seq", "at", "by", "message" })
	record Deleted(String room, long seq, @JsonFormat(pattern = TIME, timezone = "UTC") Instant at, Author by,
			Message message) implements RoomEvent {

		static final String TYPE = "deleted";

		@Override
		public String type() {
			return TYPE;
		}

		/**
		 * Returns the event with which the message was posted, as the log returns it
		 * after the deletion.
		 */
		public Posted posted() {
			return new Posted(this.room, this.message.seq(), this.message.sentAt(), this.message);
		}

	}

	/**
	 * A message was pinned or unpinned.
	 *
	 * @param type pinned or unpinned
	 * @param room the room's id
	 * @param seq the event's number in the room's log
	 * @param at when the server accepted the change
	 * @param by the account that made the change
	 * @param messageSeq the message's seq
	 * @param notice whether the message is the room's notice from now on
	 */
	@JsonPropertyOrder({ "type", "room", "seq", "at", "by", "messageSeq", "notice" })
	record PinChanged(String type, String room, long seq, @JsonFormat(pattern = TIME, timezone = "UTC") Instant at,
			Author by, long messageSeq, @JsonInclude(Include.NON_DEFAULT) boolean notice) implements RoomEvent {

		static final String PINNED = "pinned";

		static final String UNPINNED = "unpinned";

		private static final JsonMapper JSON = new JsonMapper();

		/** Returns the payload of an entry that pins a message. */
		static String payload(boolean notice) {
			return JSON.createObjectNode().put("notice", notice).toString();
		}

		/** Returns whether an entry made a message the notice, from its payload. */
		static boolean notice(@Nullable String payload) {
			return payload != null && JSON.readTree(payload).path("notice").asBoolean(false);
		}

		/** Returns whether an entry of a type changes a pin. */
		static boolean is(String type) {
			return type.equals(PINNED) || type.equals(UNPINNED);
		}

		/** Returns whether the message is pinned now. */
		@JsonIgnore
		public boolean isPinned() {
			return this.type.equals(PINNED);
		}

	}

	/**
	 * People reacted to a message with an emoji, or took that back. One event has what
	 * was committed at the same time.
	 *
	 * @param room the room's id
	 * @param seq the event's number in the room's log
	 * @param at when the server accepted the reactions
	 * @param messageSeq the seq of the message
	 * @param emoji the emoji, without skin tone; null if the message was deleted since
	 * @param count how many people have reacted with this emoji after the event
	 * @param added the ids of the accounts that reacted
	 * @param removed the ids of the accounts that took their reaction back
	 */
	@JsonPropertyOrder({ "type", "room", "seq", "at", "messageSeq" })
	record Reacted(String room, long seq, @JsonFormat(pattern = TIME, timezone = "UTC") Instant at, long messageSeq,
			@JsonInclude(Include.NON_NULL) @Nullable String emoji, int count, List<String> added,
			List<String> removed) implements RoomEvent {

		static final String TYPE = "reacted";

		private static final JsonMapper JSON = new JsonMapper();

		/**
		 * Creates the event for an entry.
		 * @param payload the payload of the entry; null if the message was deleted since
		 */
		static Reacted of(String room, long seq, Instant at, long messageSeq, @Nullable String payload) {
			Said said = (payload != null) ? JSON.readValue(payload, Said.class) : Said.NOTHING;
			return new Reacted(room, seq, at, messageSeq, said.emoji(), said.count(), said.added(), said.removed());
		}

		/** Returns the payload of an entry. */
		static String payload(String emoji, int count, List<String> added, List<String> removed) {
			return JSON.writeValueAsString(new Said(emoji, count, added, removed));
		}

		@Override
		public String type() {
			return TYPE;
		}

		private record Said(@Nullable String emoji, int count, List<String> added, List<String> removed) {

			static final Said NOTHING = new Said(null, 0, List.of(), List.of());

		}

	}

	/**
	 * The room or its members changed.
	 *
	 * @param type what changed
	 * @param room the room's id
	 * @param seq the event's number in the room's log
	 * @param at when the server accepted the change
	 * @param by the account that made the change
	 * @param account the account that joined, left or was removed; null if the room
	 * itself changed
	 * @param name the new name; null if it did not change
	 * @param topic the new topic; null if it did not change
	 */
	@JsonPropertyOrder({ "type", "room", "seq", "at", "by" })
	@JsonInclude(Include.NON_NULL)
	record Changed(String type, String room, long seq, @JsonFormat(pattern = TIME, timezone = "UTC") Instant at,
			Author by, @Nullable Author account, @Nullable String name, @Nullable String topic) implements RoomEvent {

		private static final JsonMapper JSON = new JsonMapper();

		/**
		 * Creates the event for an entry.
		 * @param payload the payload of the entry, or null
		 */
		static Changed of(String type, String room, long seq, Instant at, Author by, @Nullable Author account,
				@Nullable String payload) {
			JsonNode says = (payload != null) ? JSON.readTree(payload) : JSON.createObjectNode();
			return new Changed(type, room, seq, at, by, account, text(says, "name"), text(says, "topic"));
		}

		private static @Nullable String text(JsonNode payload, String name) {
			JsonNode value = payload.get(name);
			return (value != null && value.isString()) ? value.stringValue() : null;
		}

	}

	/**
	 * An event that this version of the server does not know, because a newer version
	 * wrote it. Clients skip it.
	 *
	 * @param room the room's id
	 * @param seq the event's number in the room's log
	 * @param at when a server accepted the change
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
