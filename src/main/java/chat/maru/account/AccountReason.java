package chat.maru.account;

import chat.maru.refusal.Reason;

/** Why somebody cannot be who they want to be. */
public enum AccountReason implements Reason {

	/** Nothing that can be seen. */
	NAME_BLANK(Kind.UNFIT, "name.blank", "A name needs at least one visible character."),

	/** More than 40 characters. */
	NAME_TOO_LONG(Kind.UNFIT, "name.too-long", "A name has at most 40 characters."),

	/** Control, bidi or unassigned characters. */
	NAME_CHARACTERS(Kind.UNFIT, "name.characters", "The name has characters that are not allowed in names."),

	/** Another account has it, or one that looks like it. */
	NAME_TAKEN(Kind.CONFLICT, "name.taken", "Somebody else already has this name, or one that looks like it."),

	/** It is a word that the pages use for a role or a deleted account. */
	NAME_RESERVED(Kind.UNFIT, "name.reserved", "This name is a word that the server uses itself."),

	/** Somebody must be there who decides who comes in. */
	LAST_ADMINISTRATOR(Kind.CONFLICT, "administrator.last", "The only administrator cannot go."),

	/** Only members become administrators, and only these become members. */
	ROLE(Kind.UNFIT, "account.role", "A member can become an administrator, and an administrator a member."),

	/** Guests cannot do this. */
	MEMBERS_ONLY(Kind.FORBIDDEN, "members.only", "Choose a password first."),

	/** More than 200 characters, or some that control something. */
	ABOUT(Kind.UNFIT, "profile.about", "What you say about yourself has at most 200 characters, on one line."),

	/** Never there, or deleted: which, is not said. */
	UNKNOWN(Kind.UNKNOWN, "account-unknown", "There is nobody with this id."),

	/** Blank, too long, or with characters that no name has. */
	QUERY(Kind.MALFORMED, "query-invalid", "A query is a part of a name, 1 to 40 characters."),

	/** Too many searches in a minute. */
	SEARCH_TOO_MANY(Kind.TOO_OFTEN, "search.too-many", "You have searched too often; wait a minute.");

	private final Kind kind;

	private final String code;

	private final String sentence;

	AccountReason(Kind kind, String code, String sentence) {
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
