package chat.maru.room;

import chat.maru.refusal.Reason;

/** The reasons why a request that concerns a room is refused. */
public enum RoomReason implements Reason {

	/**
	 * The room does not exist or the account may not see it. Clients cannot tell which.
	 */
	UNKNOWN(Kind.UNKNOWN, "room-unknown", "The room does not exist, or you cannot see it."),

	/** A moderator has silenced the account. */
	SILENCED(Kind.FORBIDDEN, "silenced", "You may not post in this room for a time."),

	/** Another public room has the name, or one that looks like it. */
	NAME_TAKEN(Kind.CONFLICT, "room-name-taken", "Another public room has this name, or one that looks like it."),

	/** The kind is neither public nor private. */
	KIND(Kind.UNFIT, "room-kind", "A room is public or private."),

	/** The topic is too long or contains control characters. */
	TOPIC(Kind.UNFIT, "room-topic", "A topic has at most 200 characters, on one line."),

	/** The account does not own the room. */
	OWNER_ONLY(Kind.FORBIDDEN, "room-owner-only", "Only the room's owners can do this."),

	/** The account does not moderate the room. */
	MODERATOR_ONLY(Kind.FORBIDDEN, "room-moderator-only", "Only the room's owners and moderators can do this."),

	/** The other account has the same or a higher role. */
	OUTRANKED(Kind.FORBIDDEN, "room-outranked", "You can't do this to someone with the same role or a higher one."),

	/** The room would have no owner, or the account is not a member. */
	LAST_OWNER(Kind.CONFLICT, "room-last-owner", "This account is not in the room, or is its only owner."),

	/** The role is none of owner, moderator and member. */
	ROLE(Kind.UNFIT, "room-role", "The role is not owner, moderator or member."),

	/** The level is none of those that exist. */
	LEVEL_INVALID(Kind.UNFIT, "level-invalid", "The level is all, mentions or none."),

	/** The value is none of those that exist. */
	PINNING_INVALID(Kind.UNFIT, "pinning-invalid", "Those who can pin are members or moderators."),

	/** The position among the favourites is less than 1. */
	POSITION_INVALID(Kind.UNFIT, "position-invalid", "The position is 1 or more."),

	/** The account has the maximum number of favourites. */
	FAVOURITES_TOO_MANY(Kind.CONFLICT, "favourites-too-many", "You can have at most 100 favourites."),

	/** The silence is too short or too long. */
	SILENCE(Kind.UNFIT, "room-silence", "The minutes must be 1 to 43,200."),

	/** Everyone is in the room without having joined. */
	EVERYONE(Kind.CONFLICT, "room-everyone", "Everyone is in this room, always."),

	/** The room is archived. */
	ARCHIVED(Kind.CONFLICT, "room-archived", "This room is archived."),

	/** The room is a direct message, whose people cannot change. */
	DIRECT(Kind.CONFLICT, "room-direct", "The people in a direct message cannot change."),

	/** The direct message would have too few or too many people. */
	PEOPLE(Kind.UNFIT, "room-people", "A direct message has 2 to 10 people."),

	/** The account has begun too many direct messages within an hour. */
	TOO_OFTEN(Kind.TOO_OFTEN, "room-too-often", "You have started too many direct messages; wait an hour."),

	/** The invitation does not exist, is used up, has expired or was revoked. */
	INVITATION_OVER(Kind.UNKNOWN, "room-invitation-over", "This invitation has expired or was revoked."),

	/** The invitation's days or uses are out of range. */
	INVITATION(Kind.UNFIT, "room-invitation", "An invitation is valid for 1 to 30 days and for 1 to 1,000 people."),

	/** The room has the maximum number of invitations. */
	INVITATIONS(Kind.CONFLICT, "room-invitations",
			"This room has 100 valid invitations, the maximum; revoke one first."),

	/** The account is in the maximum number of rooms. */
	TOO_MANY(Kind.CONFLICT, "room-too-many", "You can join at most 500 rooms."),

	/** The account owns the maximum number of rooms. */
	OWNED_TOO_MANY(Kind.CONFLICT, "room-owned-too-many", "You can own at most 100 rooms."),

	/** The account has created too many rooms within an hour. */
	MADE_TOO_OFTEN(Kind.TOO_OFTEN, "room-made-too-often", "You have created too many rooms; wait a while."),

	/** The account has joined the room too often within an hour. */
	JOINED_TOO_OFTEN(Kind.TOO_OFTEN, "room-joined-too-often", "You have joined this room too often; wait a while."),

	/** The room's name, topic or state has changed too often within an hour. */
	CHANGED_TOO_OFTEN(Kind.TOO_OFTEN, "room-changed-too-often", "This room was changed too often; wait a while."),

	/** The account does not exist. */
	NOBODY(Kind.UNKNOWN, "room-nobody", "Nobody has this name.");

	private final Description description;

	RoomReason(Kind kind, String code, String sentence) {
		this.description = new Description(kind, code, sentence);
	}

	@Override
	public Description description() {
		return this.description;
	}

}
