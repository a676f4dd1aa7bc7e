package chat.maru.session;

import chat.maru.refusal.Reason;

/** Why somebody cannot come in, or change how they do. */
public enum AccessReason implements Reason {

	/** Nobody is known who asks. */
	AUTHENTICATION_REQUIRED(Kind.UNAUTHENTICATED, "authentication-required",
			"Authenticate with a token, or join as a guest in the browser."),

	/** It is none of this server, or was revoked. */
	TOKEN_INVALID(Kind.UNAUTHENTICATED, "token-invalid", "The token is unknown or was revoked."),

	/** Another page may have sent it. */
	CSRF_INVALID(Kind.FORBIDDEN, "csrf-invalid", "The CSRF token is missing or wrong; reload the page."),

	/** Nobody may have it over HTTP. */
	FORBIDDEN(Kind.FORBIDDEN, "forbidden", "You are not allowed to do this."),

	/** More changes in a short time than one account may make. */
	TOO_MANY_CHANGES(Kind.TOO_OFTEN, "too-many-changes", "Too many changes; send it again in a moment."),

	/** Guests are switched off. */
	GUESTS_OFF(Kind.FORBIDDEN, "guests-off", "This server does not accept guests."),

	/** Too many from one address. */
	TOO_MANY(Kind.TOO_OFTEN, "guests-too-many", "Too many guests have joined from this address; wait a minute."),

	/** Fewer than 8 characters. */
	PASSWORD_TOO_SHORT(Kind.UNFIT, "password-too-short", "A password needs at least 8 characters."),

	/** More than 72 bytes of UTF-8. */
	PASSWORD_TOO_LONG(Kind.UNFIT, "password-too-long", "A password has at most 72 bytes in UTF-8."),

	/** Among those that are tried first, or made of the name. */
	PASSWORD_COMMON(Kind.UNFIT, "password-common", "This password is easy to guess; choose another one."),

	/** Not the one they have. */
	PASSWORD_WRONG(Kind.FORBIDDEN, "password-wrong", "This is not your current password."),

	/** No such name, no password, or not this one: which, is not said. */
	LOG_IN_FAILED(Kind.UNFIT, "log-in-failed", "Wrong name or password."),

	/** Too many attempts. */
	LOG_IN_TOO_MANY(Kind.TOO_OFTEN, "log-in-too-many", "Too many attempts; wait a minute."),

	/** The provider does not answer. */
	PROVIDER_AWAY(Kind.UNFIT, "provider-away", "The provider does not answer; try again later."),

	/** It was broken off, took too long, or is not what this browser asked for. */
	PROVIDER_FAILED(Kind.UNFIT, "provider-failed", "The log-in with the provider was not completed; try again."),

	/**
	 * Known to the provider and to nobody here, where only who is invited comes in.
	 */
	IDENTITY_UNKNOWN(Kind.FORBIDDEN, "identity-unknown",
			"This log-in is not connected with an account, and you need an invitation to join."),

	/** Somebody else's, or they have another one of this provider. */
	IDENTITY_TAKEN(Kind.CONFLICT, "identity-taken",
			"This log-in is connected with another account, or your account with another log-in of this provider."),

	/** Without it they could not come in any more. */
	LAST_WAY_IN(Kind.CONFLICT, "way-in-last", "This is your only way to log in; choose a password first."),

	/** Nobody's, or what was shown is not what was asked for. */
	PASSKEY_FAILED(Kind.FORBIDDEN, "passkey-failed", "The passkey was not accepted; try again."),

	/** Blank, too long, or with characters that are not for names. */
	PASSKEY_NAME(Kind.UNFIT, "passkey-name", "A passkey needs a name of 1 to 40 characters."),

	/** As many passkeys as one may have. */
	PASSKEY_TOO_MANY(Kind.CONFLICT, "passkey-too-many", "You have the maximum number of passkeys; remove one first."),

	/** Only those who were invited may come in, or only those with a password. */
	INVITATION_NEEDED(Kind.FORBIDDEN, "invitation-needed", "You need an invitation to join this server."),

	/** It was never there, was used up, or is over. */
	INVITATION_OVER(Kind.FORBIDDEN, "invitation-over", "This invitation has expired or was revoked."),

	/** The first administrator is there already, or the link is wrong. */
	SETUP_OVER(Kind.FORBIDDEN, "setup-over", "This server already has an administrator."),

	/** Too many names in too short a time. */
	NAME_TOO_OFTEN(Kind.TOO_OFTEN, "name-too-often", "You have changed your name too often; wait an hour."),

	/** Blank, too long, or with characters that are not for names. */
	TOKEN_NAME(Kind.UNFIT, "token-name", "A token needs a name of 1 to 40 characters."),

	/** Never there, revoked, or somebody else's: which, is not said. */
	TOKEN_UNKNOWN(Kind.UNKNOWN, "token-unknown", "You have no token with this id."),

	/** As many tokens as one may have. */
	TOKEN_TOO_MANY(Kind.CONFLICT, "token-too-many", "You have the maximum number of tokens; revoke one first."),

	/** A program that was given a token is not the whole account. */
	TOKEN_NOT_ENOUGH(Kind.FORBIDDEN, "token-not-enough", "A token cannot do this; log in in a browser.");

	private final Description description;

	AccessReason(Kind kind, String code, String sentence) {
		this.description = new Description(kind, code, sentence);
	}

	@Override
	public Description description() {
		return this.description;
	}

}
