package chat.maru.room;

import chat.maru.refusal.Reason;

/** Why something that somebody wanted of a room they can see was not done. */
public enum RoomReason implements Reason {

	/** It is not there, or not for them to see: which, is not said. */
	UNKNOWN(Kind.UNKNOWN, "room-unknown", "There is no such room."),

	/** They may not post in it for a time. */
	SILENCED(Kind.FORBIDDEN, "silenced", "You may not post in this room for a time."),

	/** Another public room has it, or one that looks like it. */
	NAME_TAKEN(Kind.CONFLICT, "room-name-taken", "Another public room has this name, or one that looks like it."),

	/** Neither public nor private. */
	KIND(Kind.UNFIT, "room-kind", "A room is public or private."),

	/** Too long, or with characters that control something. */
	TOPIC(Kind.UNFIT, "room-topic", "A topic has at most 200 characters, on one line."),

	/** Only its owner decides that. */
	OWNER_ONLY(Kind.FORBIDDEN, "room-owner-only", "Only the room's owners can do this."),

	/** Only who keeps order in it may do that. */
	MODERATOR_ONLY(Kind.FORBIDDEN, "room-moderator-only", "Only the room's owners and moderators can do this."),

	/** Whom it is about has as much to say there. */
	OUTRANKED(Kind.FORBIDDEN, "room-outranked", "You can't do this to someone with the same role or a higher one."),

	/** Somebody must own it. */
	LAST_OWNER(Kind.CONFLICT, "room-last-owner", "This account is not in the room, or is its only owner."),

	/** Neither owner, moderator nor member. */
	ROLE(Kind.UNFIT, "room-role", "The role is not owner, moderator or member."),

	/** Too short or too long. */
	SILENCE(Kind.UNFIT, "room-silence", "The minutes must be 1 to 43,200."),

	/** Everybody is in it. */
	EVERYONE(Kind.CONFLICT, "room-everyone", "Everyone is in this room, always."),

	/** Nothing more is written in it. */
	ARCHIVED(Kind.CONFLICT, "room-archived", "This room is archived."),

	/** Who is in it is in it until its end. */
	DIRECT(Kind.CONFLICT, "room-direct", "The people in a direct message cannot change."),

	/** Too few or too many. */
	PEOPLE(Kind.UNFIT, "room-people", "A direct message has 2 to 10 people."),

	/** Too many in too short a time. */
	TOO_OFTEN(Kind.TOO_OFTEN, "room-too-often", "You have started too many direct messages; wait an hour."),

	/** It was never there, was used up, or is over. */
	INVITATION_OVER(Kind.UNKNOWN, "room-invitation-over", "This invitation has expired or was revoked."),

	/** For too long, or for too many. */
	INVITATION(Kind.UNFIT, "room-invitation", "An invitation is valid for 1 to 30 days and for 1 to 1,000 people."),

	/** As many as a room may have. */
	INVITATIONS(Kind.CONFLICT, "room-invitations",
			"This room has 100 valid invitations, the maximum; revoke one first."),

	/** As many as one may be in. */
	TOO_MANY(Kind.CONFLICT, "room-too-many", "You can join at most 500 rooms."),

	/** As many as one may own. */
	OWNED_TOO_MANY(Kind.CONFLICT, "room-owned-too-many", "You can own at most 100 rooms."),

	/** Too many rooms in too short a time. */
	MADE_TOO_OFTEN(Kind.TOO_OFTEN, "room-made-too-often", "You have created too many rooms; wait a while."),

	/** Joined and left, again and again. */
	JOINED_TOO_OFTEN(Kind.TOO_OFTEN, "room-joined-too-often", "You have joined this room too often; wait a while."),

	/** Another name, topic or state, again and again. */
	CHANGED_TOO_OFTEN(Kind.TOO_OFTEN, "room-changed-too-often", "This room was changed too often; wait a while."),

	/** There is nobody of that name. */
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
