package chat.maru.administration;

import chat.maru.refusal.Reason;

/** The reasons why an administrative action is refused, or why a client has no access. */
public enum AdministrationReason implements Reason {

	/** The caller is not an administrator. */
	ADMINISTRATORS_ONLY(Kind.FORBIDDEN, "administrator-only", "Only administrators can do this."),

	/** The account is banned. */
	BANNED(Kind.FORBIDDEN, "account-banned", "You have been banned from this server."),

	/** The network from which the client connects is banned. */
	ADDRESS_BANNED(Kind.FORBIDDEN, "address-banned", "Your address has been banned from this server."),

	/** The account is an administrator, who must be made a member before a ban. */
	BAN_ADMINISTRATOR(Kind.CONFLICT, "ban-administrator", "An administrator cannot be banned."),

	/** The account is banned; the ban must be lifted before it gets the role. */
	ROLE_BANNED(Kind.CONFLICT, "account-role-banned",
			"A banned account can't be an administrator; lift the ban first."),

	/** The text is neither an address nor a network. */
	BAN_NETWORK(Kind.UNFIT, "ban-network", "This is not an IP address or a network such as 203.0.113.0/24."),

	/** The ban would cover the address of the administrator who asks for it. */
	BAN_OWN(Kind.CONFLICT, "ban-own", "This network includes your own address."),

	/** The reason is too long or has control characters. */
	BAN_REASON(Kind.UNFIT, "ban-reason", "A reason has at most 200 characters, on one line."),

	/** The number of days is out of range. */
	BAN_DAYS(Kind.UNFIT, "ban-days", "A ban lasts 1 to 365 days, or is permanent."),

	/** The hue is not a whole number of degrees of the circle. */
	ACCENT_HUE(Kind.UNFIT, "accent-hue", "A hue is a whole number of degrees, 0 to 359."),

	/** The maximum number of bans is reached. */
	BANS_TOO_MANY(Kind.CONFLICT, "ban-too-many", "There are already 10,000 bans; lift one first."),

	/** The maximum number of bots is reached. */
	BOTS_TOO_MANY(Kind.CONFLICT, "bot-too-many", "There are already 1,000 bots, the maximum.");

	private final Description description;

	AdministrationReason(Kind kind, String code, String sentence) {
		this.description = new Description(kind, code, sentence);
	}

	@Override
	public Description description() {
		return this.description;
	}

}
