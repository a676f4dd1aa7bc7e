package chat.maru.audit;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonValue;

/** An action of a moderator or administrator. */
public enum AuditAction {

	/** A message was removed by a user other than its author. */
	MESSAGE_REMOVED,

	/** A member was removed from a room. */
	MEMBER_REMOVED,

	/** A member's role in a room changed. */
	ROOM_ROLE_CHANGED,

	/** A user was silenced in a room for a time. */
	SILENCED,

	/** The silence was lifted. */
	SILENCE_LIFTED,

	/** A room was archived. */
	ROOM_ARCHIVED,

	/** A room is no longer archived. */
	ROOM_UNARCHIVED,

	/** An account's role on the server changed. */
	ROLE_CHANGED,

	/** An account was banned. */
	ACCOUNT_BANNED,

	/** The ban of an account was lifted. */
	ACCOUNT_BAN_LIFTED,

	/** An address or a network was banned. */
	ADDRESS_BANNED,

	/** The ban of an address or a network was lifted. */
	ADDRESS_BAN_LIFTED,

	/** The setting of who may join the server changed. */
	ACCESS_CHANGED,

	/** An invitation was made. */
	INVITATION_MADE,

	/** An invitation was revoked. */
	INVITATION_REVOKED,

	/** A bot was created. */
	BOT_MADE,

	/** The name of the server changed. */
	SERVER_RENAMED,

	/** The accent colour of the server changed. */
	ACCENT_CHANGED,

	/** The picture of the server changed. */
	SERVER_PICTURE_CHANGED;

	/** The action with this code. */
	public static Optional<AuditAction> find(String code) {
		return Arrays.stream(values()).filter((action) -> action.code().equals(code)).findFirst();
	}

	static AuditAction of(String stored) {
		return valueOf(stored.toUpperCase(Locale.ROOT).replace('-', '_'));
	}

	/** The code as the database stores it and as clients see it. */
	@JsonValue
	public String code() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
