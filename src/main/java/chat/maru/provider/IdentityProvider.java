package chat.maru.provider;

/**
 * An OpenID Connect provider that users can log in with.
 * 
 * @param id identifies the provider in URLs and settings
 * @param name the name that pages show
 * @param issuer the issuer of the provider's identities, a URL
 */
public record IdentityProvider(String id, String name, String issuer) {
}
