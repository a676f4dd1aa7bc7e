package chat.maru.administration;

import chat.maru.refusal.Reason;

/** Why the server is not looked after in this way, or somebody is kept out. */
public enum AdministrationReason implements Reason {

	/** Only who administers the server can do this. */
	ADMINISTRATORS_ONLY(Kind.FORBIDDEN, "administrator.only", "Only administrators can do this."),

	/** They may not come in any more. */
	BANNED(Kind.FORBIDDEN, "ban.account", "You are not let in any more."),

	/** An administrator is made a member first. */
	BAN_ADMINISTRATOR(Kind.CONFLICT, "ban.administrator", "An administrator cannot be banned."),

	/** Who is banned is let in first. */
	ROLE_BANNED(Kind.CONFLICT, "account.role-banned",
			"Who is banned cannot administer the server; lift the ban first."),

	/** Neither an address nor a network. */
	BAN_NETWORK(Kind.UNFIT, "ban.network", "This is no IP address, and no network in CIDR notation."),

	/** Who bans would be out, too. */
	BAN_OWN(Kind.CONFLICT, "ban.own", "You come from there yourself."),

	/** Too long, or with characters that control something. */
	BAN_REASON(Kind.UNFIT, "ban.reason", "A reason has at most 200 characters, on one line."),

	/** Too few or too many. */
	BAN_DAYS(Kind.UNFIT, "ban.days", "A ban holds for 1 to 365 days, or for good."),

	/** As many as there may be. */
	BANS_TOO_MANY(Kind.CONFLICT, "ban.too-many", "There are 10,000 bans; lift one first."),

	/** As many as there may be. */
	BOTS_TOO_MANY(Kind.CONFLICT, "bot.too-many", "There are 1,000 bots, and there may be no more.");

	private final Kind kind;

	private final String code;

	private final String sentence;

	AdministrationReason(Kind kind, String code, String sentence) {
		this.kind = kind;
		this.code = code;
		this.sentence = sentence;
	}

	@Override
	public Kind kind() {
		return this.kind;
	}

	@Override
	public String code() {
		return this.code;
	}

	@Override
	public String sentence() {
		return this.sentence;
	}

}
