package chat.maru.room;

/** What somebody wanted of a room that they can see was not done, and why. */
public final class RoomRefused extends RuntimeException {

	private final Reason reason;

	public RoomRefused(Reason reason) {
		super(reason.sentence, null, false, false);
		this.reason = reason;
	}

	public Reason reason() {
		return this.reason;
	}

	/** Why. */
	public enum Reason {

		/** Another public room has it. */
		NAME_TAKEN("room.name-taken", "Another public room has this name."),

		/** Neither public nor private. */
		KIND("room.kind", "A room is public or private."),

		/** Too long, or with characters that control something. */
		TOPIC("room.topic", "A topic has at most 200 characters, on one line."),

		/** Only its owner decides that. */
		OWNER_ONLY("room.owner-only", "Only the room's owner can do this."),

		/** Only who keeps order in it may do that. */
		MODERATOR_ONLY("room.moderator-only", "Only the room's moderators can do this."),

		/** Whom it is about has as much to say there. */
		OUTRANKED("room.outranked", "They have as much to say in this room."),

		/** Somebody must own it. */
		LAST_OWNER("room.last-owner", "They are not in this room, or are the only one who owns it."),

		/** Neither owner, moderator nor member. */
		ROLE("room.role", "In a room one is owner, moderator or member."),

		/** Too short or too long. */
		SILENCE("room.silence", "Somebody is silenced for 1 to 43,200 minutes."),

		/** Everybody is in it. */
		EVERYONE("room.everyone", "Everybody is in this room."),

		/** Nothing more is written in it. */
		ARCHIVED("room.archived", "This room is archived."),

		/** Who is in it is in it until its end. */
		DIRECT("room.direct", "Nobody comes into a direct talk or leaves it."),

		/** Too few or too many. */
		PEOPLE("room.people", "A direct talk has 2 to 10 people."),

		/** Too many in too short a time. */
		TOO_OFTEN("room.too-often", "You have begun many talks; wait an hour."),

		/** It was never there, was used up, or is over. */
		INVITATION_OVER("room.invitation-over", "This invitation does not hold any more."),

		/** For too long, or for too many. */
		INVITATION("room.invitation", "An invitation holds for 1 to 30 days and for 1 to 1,000 people."),

		/** As many as a room may have. */
		INVITATIONS("room.invitations", "This room has 100 invitations that hold; revoke one first."),

		/** As many as one may be in. */
		TOO_MANY("room.too-many", "One can be in at most 500 rooms."),

		/** There is nobody of that name. */
		NOBODY("room.nobody", "There is nobody of this name.");

		private final String code;

		private final String sentence;

		Reason(String code, String sentence) {
			this.code = code;
			this.sentence = sentence;
		}

		/** A code for programs, also the key of the sentence in the page's languages. */
		public String code() {
			return this.code;
		}

		String sentence() {
			return this.sentence;
		}

	}

}
