package chat.maru.audit;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/** What can have been done. */
public enum AuditAction {

	/** Somebody's message was removed by somebody else. */
	MESSAGE_REMOVED,

	/** Somebody was taken out of a room. */
	MEMBER_REMOVED,

	/** Somebody got another role in a room. */
	ROOM_ROLE_CHANGED,

	/** Somebody may not post in a room for a time. */
	SILENCED,

	/** They may post again. */
	SILENCE_LIFTED,

	/** A room was put away. */
	ROOM_ARCHIVED,

	/** It was taken out again. */
	ROOM_UNARCHIVED,

	/** Somebody got another role on the server. */
	ROLE_CHANGED,

	/** An account may not come in any more. */
	ACCOUNT_BANNED,

	/** It may come in again. */
	ACCOUNT_BAN_LIFTED,

	/** Nobody may come from an address or a network. */
	ADDRESS_BANNED,

	/** They may come from there again. */
	ADDRESS_BAN_LIFTED,

	/** Others than before may come in. */
	ACCESS_CHANGED,

	/** There is a link that lets somebody in. */
	INVITATION_MADE,

	/** It does not hold any more. */
	INVITATION_REVOKED,

	/** There is an account for a program. */
	BOT_MADE;

	static AuditAction of(String stored) {
		return valueOf(stored.toUpperCase(Locale.ROOT).replace('-', '_'));
	}

	/** As it is stored, and as programs see it. */
	@JsonValue
	public String code() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
