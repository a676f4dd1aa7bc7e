package chat.maru.provider;

/**
 * The identity of a user at an OpenID Connect provider. Issuer and subject are the only
 * claims that identify a user permanently (OpenID Connect Core 1.0, section 5.7); an
 * email address does not.
 *
 * @param issuer the provider's identifier, a URL
 * @param subject the provider's identifier for the user, which never changes, at most 255
 * characters
 */
public record Identity(String issuer, String subject) {

	static final int LONGEST_SUBJECT = 255;

}
