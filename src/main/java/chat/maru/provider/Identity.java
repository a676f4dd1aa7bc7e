package chat.maru.provider;

/**
 * Who somebody is at an OpenID Connect provider (OpenID Connect Core 1.0, section 5.7):
 * the only claims by which a person may be known again. An e-mail address is not.
 *
 * @param issuer the provider's name for itself, a URL
 * @param subject its name for the person, which never changes, at most 255 characters
 */
public record Identity(String issuer, String subject) {

	static final int LONGEST_SUBJECT = 255;

}
