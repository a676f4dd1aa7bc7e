package chat.maru.account;

import chat.maru.refusal.Reason;

/** Why a change of an account, or a question about accounts, is refused. */
public enum AccountReason implements Reason {

	/** The name has no visible character. */
	NAME_BLANK(Kind.UNFIT, "name-blank", "A name needs at least one visible character."),

	/** The name has more than 40 characters. */
	NAME_TOO_LONG(Kind.UNFIT, "name-too-long", "A name has at most 40 characters."),

	/** The name has control, bidi or unassigned characters. */
	NAME_CHARACTERS(Kind.UNFIT, "name-characters", "The name has characters that are not allowed in names."),

	/** Another account has this name, or one that looks like it. */
	NAME_TAKEN(Kind.CONFLICT, "name-taken", "This name, or one that looks like it, is already taken."),

	/** The name is a word that the pages show for a role or for a deleted account. */
	NAME_RESERVED(Kind.UNFIT, "name-reserved", "This name is reserved."),

	/** The account is the only administrator, and a server always has one. */
	LAST_ADMINISTRATOR(Kind.CONFLICT, "administrator-last", "The only administrator can't delete the account."),

	/**
	 * The account cannot get this role: members become administrators, and administrators
	 * become members.
	 */
	ROLE(Kind.UNFIT, "account-role", "A member can become an administrator, and an administrator a member."),

	/** The account is a guest, and guests cannot do this. */
	MEMBERS_ONLY(Kind.FORBIDDEN, "members-only", "Choose a password first."),

	/** The text has more than 200 characters, or control characters. */
	ABOUT(Kind.UNFIT, "profile-about", "The text about you has at most 200 characters, on one line."),

	/** The account does not exist. Whether it was deleted is not disclosed. */
	UNKNOWN(Kind.UNKNOWN, "account-unknown", "There is no account with this id."),

	/** The query is blank, too long, or has characters that are not allowed in names. */
	QUERY(Kind.MALFORMED, "query-invalid", "A query is a part of a name, 1 to 40 characters."),

	/** The account searched too often in a minute. */
	SEARCH_TOO_MANY(Kind.TOO_OFTEN, "search-too-many", "You have searched too often; wait a minute.");

	private final Description description;

	AccountReason(Kind kind, String code, String sentence) {
		this.description = new Description(kind, code, sentence);
	}

	@Override
	public Description description() {
		return this.description;
	}

}
