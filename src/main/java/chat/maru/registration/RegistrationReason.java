package chat.maru.registration;

import chat.maru.refusal.Reason;

/** Why a new account, or a new name for one, is refused. */
public enum RegistrationReason implements Reason {

	/** The server does not accept guests. */
	GUESTS_OFF(Kind.FORBIDDEN, "guests-off", "This server does not accept guests."),

	/** Too many new accounts from one address. */
	TOO_MANY_GUESTS(Kind.TOO_OFTEN, "guests-too-many", "Too many guests have joined from this address; wait a minute."),

	/** New accounts need an invitation or a password. */
	INVITATION_NEEDED(Kind.FORBIDDEN, "invitation-needed", "You need an invitation to join this server."),

	/** The invitation is unknown, used up, revoked, or expired. */
	INVITATION_OVER(Kind.FORBIDDEN, "invitation-over", "This invitation has expired or was revoked."),

	/** There is an administrator, or the link is wrong. */
	SETUP_OVER(Kind.FORBIDDEN, "setup-over", "This server already has an administrator."),

	/** Too many changes of the name within an hour. */
	NAME_TOO_OFTEN(Kind.TOO_OFTEN, "name-too-often", "You have changed your name too often; wait an hour.");

	private final Description description;

	RegistrationReason(Kind kind, String code, String sentence) {
		this.description = new Description(kind, code, sentence);
	}

	@Override
	public Description description() {
		return this.description;
	}

}
