package chat.maru.administration;

import chat.maru.refusal.Reason;

/** Why an administrative action is refused, or why a user may not come in. */
public enum AdministrationReason implements Reason {

	/** The caller is not an administrator. */
	ADMINISTRATORS_ONLY(Kind.FORBIDDEN, "administrator-only", "Only administrators can do this."),

	/** The account is banned. */
	BANNED(Kind.FORBIDDEN, "account-banned", "You are not let in any more."),

	/** The network from which the client connects is banned. */
	ADDRESS_BANNED(Kind.FORBIDDEN, "address-banned", "Nobody is let in from your address."),

	/** The account is an administrator, who must be made a member before a ban. */
	BAN_ADMINISTRATOR(Kind.CONFLICT, "ban-administrator", "An administrator cannot be banned."),

	/** The account is banned; the ban must be lifted before it gets the role. */
	ROLE_BANNED(Kind.CONFLICT, "account-role-banned",
			"Who is banned cannot administer the server; lift the ban first."),

	/** Neither an address nor a network. */
	BAN_NETWORK(Kind.UNFIT, "ban-network", "This is no IP address, and no network in CIDR notation."),

	/** The ban would cover the address of the administrator who asks for it. */
	BAN_OWN(Kind.CONFLICT, "ban-own", "You come from there yourself."),

	/** The reason is too long or has control characters. */
	BAN_REASON(Kind.UNFIT, "ban-reason", "A reason has at most 200 characters, on one line."),

	/** The number of days is out of range. */
	BAN_DAYS(Kind.UNFIT, "ban-days", "A ban holds for 1 to 365 days, or for good."),

	/** The maximum number of bans is reached. */
	BANS_TOO_MANY(Kind.CONFLICT, "ban-too-many", "There are 10,000 bans; lift one first."),

	/** The maximum number of bots is reached. */
	BOTS_TOO_MANY(Kind.CONFLICT, "bot-too-many", "There are 1,000 bots, and there may be no more.");

	private final Description description;

	AdministrationReason(Kind kind, String code, String sentence) {
		this.description = new Description(kind, code, sentence);
	}

	@Override
	public Description description() {
		return this.description;
	}

}
