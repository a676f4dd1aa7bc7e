package chat.maru.provider;

/**
 * An OpenID Connect provider that somebody can log in with.
 *
 * @param id names it in addresses
 * @param name as people know it
 * @param issuer as its identities have it
 */
public record IdentityProvider(String id, String name, String issuer) {
}
