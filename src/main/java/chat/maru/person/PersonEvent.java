package chat.maru.person;

import java.time.Instant;
import java.util.Set;

import chat.maru.log.Entry;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An event of one account, which is an entry of its log.
 *
 * @param account the account's id
 * @param type what happened
 * @param seq its number in the account's log: 1, 2, 3... without gaps
 * @param at when it was committed
 * @param room the room's id; missing if the type is unknown
 * @param readSeq the seq up to which the account has read the room, on any device;
 * missing for other types
 * @param back true if the account has marked what follows readSeq as unread, so that the
 * mark may have gone back; otherwise missing
 * @param level which messages of the room notify the account from now on; missing for
 * other types
 * @param position the position of the room among the account's favourites, from 1, after
 * the change; missing for other types
 * @param noticeSeq the seq up to which the account has closed the room's notice; missing
 * for other types
 * @param messageSeq the seq of the message that is bookmarked from now on, or no longer;
 * missing for other types
 * @param messages how many of the room's messages are not unread; null for other types
 * @param mentions how many messages after readSeq mention the account; null for none, and
 * for other types
 */
@JsonPropertyOrder({ "type", "seq", "at", "room", "readSeq", "back", "level", "position", "noticeSeq", "messageSeq" })
@JsonInclude(Include.NON_NULL)
public record PersonEvent(@JsonIgnore String account, @Schema(allowableValues = {
		"room-read", "room-joined", "room-left", "level-changed", "room-favourited", "room-unfavourited",
		"notice-closed", "message-bookmarked", "message-unbookmarked", "unknown" }) String type, long seq,
		@JsonFormat(pattern = "yyyy-MM-dd'T'HH:mm:ss.SSSX", timezone = "UTC") Instant at, @Nullable String room,
		@Nullable Long readSeq, @Nullable Boolean back,
		@Schema(allowableValues = { "all", "mentions", "none" }) @Nullable String level, @Nullable Long position,
		@Nullable Long noticeSeq, @Nullable Long messageSeq, @JsonIgnore @Nullable Long messages,
		@JsonIgnore @Nullable Long mentions){

	private static final Set<String> KNOWN = Set.of(PersonEntries.ROOM_READ, PersonEntries.ROOM_JOINED,
			PersonEntries.ROOM_LEFT, PersonEntries.LEVEL_CHANGED, PersonEntries.ROOM_FAVOURITED,
			PersonEntries.ROOM_UNFAVOURITED, PersonEntries.NOTICE_CLOSED, PersonEntries.MESSAGE_BOOKMARKED,
			PersonEntries.MESSAGE_UNBOOKMARKED);

	/** The type of an entry that a newer version wrote. Clients skip it. */
	private static final String UNKNOWN = "unknown";

	private static final JsonMapper JSON = new JsonMapper();

	static PersonEvent of(Entry entry) {
		String payload = entry.payload();
		String account = PersonEntries.account(entry.log());
		if (payload == null || !KNOWN.contains(entry.type())) {
			return new PersonEvent(account, UNKNOWN, entry.seq(), entry.at(), null, null, null, null, null, null, null,
					null, null);
		}
		JsonNode says = JSON.readTree(payload);
		return new PersonEvent(account, entry.type(), entry.seq(), entry.at(), says.path("room").asString(""),
				number(says, "readSeq"), says.path("back").asBoolean(false) ? Boolean.TRUE : null, text(says, "level"),
				number(says, "position"), number(says, "noticeSeq"), number(says, "messageSeq"),
				number(says, "messages"), number(says, "mentions"));
	}

	private static @Nullable String text(JsonNode says, String name) {
		JsonNode value = says.get(name);
		return (value != null && value.isString()) ? value.stringValue() : null;
	}

	private static @Nullable Long number(JsonNode says, String name) {
		JsonNode value = says.get(name);
		return (value != null && value.isNumber()) ? value.longValue() : null;
	}

	/** Whether the account's read mark in the room has moved. */
	@JsonIgnore
	public boolean isRead() {
		return this.type.equals(PersonEntries.ROOM_READ);
	}

	/** Whether the account has marked messages of the room as unread. */
	@JsonIgnore
	public boolean isUnread() {
		return isRead() && Boolean.TRUE.equals(this.back);
	}

	/** Whether the account is in the room from now on. */
	@JsonIgnore
	public boolean isJoined() {
		return this.type.equals(PersonEntries.ROOM_JOINED);
	}

	/** Whether the account is no longer in the room. */
	@JsonIgnore
	public boolean isLeft() {
		return this.type.equals(PersonEntries.ROOM_LEFT);
	}

}
