package chat.maru.account;

/** Somebody could not come in, or change who they are, and why. */
public final class AccountRefused extends RuntimeException {

	private final Reason reason;

	public AccountRefused(Reason reason) {
		super(reason.sentence, null, false, false);
		this.reason = reason;
	}

	public Reason reason() {
		return this.reason;
	}

	/** Why. */
	public enum Reason {

		/** Nothing that can be seen. */
		NAME_BLANK("name.blank", "A name needs at least one visible character."),

		/** More than 40 characters. */
		NAME_TOO_LONG("name.too-long", "A name has at most 40 characters."),

		/** Control, bidi or unassigned characters. */
		NAME_CHARACTERS("name.characters", "The name has characters that are not allowed in names."),

		/** Somebody else has it, perhaps in other letters of the same look. */
		NAME_TAKEN("name.taken", "Somebody else already has this name."),

		/** Guests are switched off. */
		GUESTS_OFF("guests.off", "Guests are not let in here."),

		/** Too many from one address. */
		TOO_MANY("guests.too-many", "Too many guests have come from this address; wait a minute."),

		/** Fewer than 8 characters. */
		PASSWORD_TOO_SHORT("password.too-short", "A password needs at least 8 characters."),

		/** More than 72 bytes of UTF-8. */
		PASSWORD_TOO_LONG("password.too-long", "A password has at most 72 bytes in UTF-8."),

		/** Among those that are tried first, or made of the name. */
		PASSWORD_COMMON("password.common", "This password is easy to guess; choose another one."),

		/** Not the one they have. */
		PASSWORD_WRONG("password.wrong", "This is not your present password."),

		/** No such name, no password, or not this one: which, is not said. */
		LOG_IN_FAILED("log-in.failed", "Name and password do not belong together."),

		/** Too many attempts. */
		LOG_IN_TOO_MANY("log-in.too-many", "Too many attempts; wait a minute."),

		/** The provider does not answer. */
		PROVIDER_AWAY("provider.away", "The provider does not answer; try again later."),

		/** It was broken off, took too long, or is not what this browser asked for. */
		PROVIDER_FAILED("provider.failed", "The log-in with the provider was not finished; try again."),

		/**
		 * Known to the provider and to nobody here, where only who is invited comes in.
		 */
		IDENTITY_UNKNOWN("identity.unknown",
				"Nobody here is known by this log-in, and who is new needs an invitation."),

		/** Somebody else's, or they have another one of this provider. */
		IDENTITY_TAKEN("identity.taken", "This log-in belongs to another account, or yours has another one there."),

		/** Without it they could not come in any more. */
		LAST_WAY_IN("way-in.last", "It is your only way in; choose a password first."),

		/** Nobody's, or what was shown is not what was asked for. */
		PASSKEY_FAILED("passkey.failed", "The passkey was not accepted; try again."),

		/** Blank, too long, or with characters that are not for names. */
		PASSKEY_NAME("passkey.name", "A passkey needs a name of 1 to 40 characters."),

		/** As many passkeys as one may have. */
		PASSKEY_TOO_MANY("passkey.too-many", "You have as many passkeys as one may have; remove one first."),

		/** Only those who were invited may come in, or only those with a password. */
		INVITATION_NEEDED("invitation.needed", "An invitation is needed to come in here."),

		/** It was never there, was used up, or is over. */
		INVITATION_OVER("invitation.over", "This invitation does not hold any more."),

		/** The first administrator is there already, or the link is wrong. */
		SETUP_OVER("setup.over", "This server has its administrator."),

		/** Somebody must be there who decides who comes in. */
		LAST_ADMINISTRATOR("administrator.last", "The only administrator cannot go."),

		/** Too many names in too short a time. */
		NAME_TOO_OFTEN("name.too-often", "You have changed your name too often; wait an hour."),

		/** Only who administers the server can do this. */
		ADMINISTRATORS_ONLY("administrator.only", "Only administrators can do this."),

		/** Only members become administrators, and only these become members. */
		ROLE("account.role", "A member can become an administrator, and an administrator a member."),

		/** They may not come in any more. */
		BANNED("ban.account", "You are not let in any more."),

		/** An administrator is made a member first. */
		BAN_ADMINISTRATOR("ban.administrator", "An administrator cannot be banned."),

		/** Neither an address nor a network. */
		BAN_NETWORK("ban.network", "This is no IP address, and no network in CIDR notation."),

		/** Who bans would be out, too. */
		BAN_OWN("ban.own", "You come from there yourself."),

		/** Too long, or with characters that control something. */
		BAN_REASON("ban.reason", "A reason has at most 200 characters, on one line."),

		/** Too few or too many. */
		BAN_DAYS("ban.days", "A ban holds for 1 to 365 days, or for good."),

		/** As many as there may be. */
		BANS_TOO_MANY("ban.too-many", "There are 10,000 bans; lift one first."),

		/** As many as there may be. */
		BOTS_TOO_MANY("bot.too-many", "There are 1,000 bots; delete one first."),

		/** Only somebody with a password can do this. */
		MEMBERS_ONLY("members.only", "Choose a password first."),

		/** More than 200 characters, or some that control something. */
		ABOUT("profile.about", "What you say about yourself has at most 200 characters, on one line."),

		/** Never there, or deleted: which, is not said. */
		UNKNOWN("account-unknown", "There is nobody with this id."),

		/** Blank, too long, or with characters that no name has. */
		QUERY("query-invalid", "A query is a part of a name, 1 to 40 characters."),

		/** Too many searches in a minute. */
		SEARCH_TOO_MANY("search.too-many", "You have searched too often; wait a minute."),

		/** Blank, too long, or with characters that are not for names. */
		TOKEN_NAME("token.name", "A token needs a name of 1 to 40 characters."),

		/** Never there, revoked, or somebody else's: which, is not said. */
		TOKEN_UNKNOWN("token-unknown", "You have no token with this id."),

		/** As many tokens as one may have. */
		TOKEN_TOO_MANY("token.too-many", "You have as many tokens as one may have; revoke one first.");

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
