package chat.maru.provider;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import chat.maru.refusal.Refused;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientProperties;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientProperties.Provider;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientProperties.Registration;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientPropertiesMapper;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.stereotype.Service;
import org.springframework.util.StringUtils;

/**
 * The OpenID Connect providers of {@code spring.security.oauth2.client.*}. They are read
 * here and not by Spring Boot's auto-configuration, for two reasons: in the container
 * image, the build decides which beans exist; and a provider that is not available must
 * not keep the server from starting. So a provider's metadata is fetched when a user
 * first logs in with it.
 */
@Service
@EnableConfigurationProperties(OAuth2ClientProperties.class)
public class IdentityProviders {

	private static final Log logger = LogFactory.getLog(IdentityProviders.class);

	private static final String PREFIX = "spring.security.oauth2.client.";

	/** The one OpenID Connect provider that Spring Security knows without its issuer. */
	private static final String GOOGLE = "google";

	private static final String GOOGLE_ISSUER = "https://accounts.google.com";

	private final OAuth2ClientProperties properties;

	private final List<IdentityProvider> all;

	private final Map<String, ClientRegistration> registrations = new ConcurrentHashMap<>();

	IdentityProviders(OAuth2ClientProperties properties) {
		this.properties = properties;
		properties.getRegistration().forEach(IdentityProviders::complete);
		this.all = properties.getRegistration()
			.entrySet()
			.stream()
			.map((entry) -> provider(entry.getKey(), entry.getValue()))
			.toList();
	}

	/**
	 * Sets the properties that were left out to the only possible value, and checks the
	 * others.
	 */
	private static void complete(String id, Registration registration) {
		Set<String> scope = registration.getScope();
		if (scope == null) {
			scope = Set.of(OidcScopes.OPENID, OidcScopes.PROFILE);
			registration.setScope(scope);
		}
		if (registration.getRedirectUri() == null) {
			registration.setRedirectUri("{baseUrl}/login/oauth2/code/{registrationId}");
		}
		String prefix = PREFIX + "registration." + id + ".";
		if (!scope.contains(OidcScopes.OPENID)) {
			throw new InvalidConfigurationPropertyValueException(prefix + "scope", scope,
					"Without the scope openid, a provider does not identify the user.");
		}
		String grant = registration.getAuthorizationGrantType();
		if (grant != null && !grant.equals(AuthorizationGrantType.AUTHORIZATION_CODE.getValue())) {
			throw new InvalidConfigurationPropertyValueException(prefix + "authorization-grant-type", grant,
					"People log in with the authorization_code grant alone.");
		}
	}

	private IdentityProvider provider(String id, Registration registration) {
		String name = registration.getClientName();
		return new IdentityProvider(id, (name != null) ? name : StringUtils.capitalize(id), issuer(id, registration));
	}

	private String issuer(String id, Registration registration) {
		String key = (registration.getProvider() != null) ? registration.getProvider() : id;
		Provider provider = this.properties.getProvider().get(key);
		String issuer = (provider != null) ? provider.getIssuerUri() : null;
		if (issuer == null && key.toLowerCase(Locale.ROOT).equals(GOOGLE)) {
			return GOOGLE_ISSUER;
		}
		if (issuer == null) {
			throw new InvalidConfigurationPropertyValueException(PREFIX + "registration." + id + ".client-id",
					registration.getClientId(), "It needs " + PREFIX + "provider." + key + ".issuer-uri, too: "
							+ "without an issuer that is known, a provider could name people of another one.");
		}
		return issuer;
	}

	/** Returns all providers, in the order of the settings. */
	public List<IdentityProvider> all() {
		return this.all;
	}

	/** Returns the provider with an id. */
	public Optional<IdentityProvider> find(String id) {
		return this.all.stream().filter((provider) -> provider.id().equals(id)).findFirst();
	}

	/**
	 * Returns a provider's registration. The first call fetches the provider's metadata
	 * over the network, which may take up to a minute.
	 * @throws Refused if the provider does not answer
	 */
	ClientRegistration registration(String id) {
		ClientRegistration known = this.registrations.get(id);
		if (known == null) {
			// Without a lock: a second fetch is harmless, and waiting for another is not.
			known = discover(id);
			this.registrations.put(id, known);
		}
		return known;
	}

	private ClientRegistration discover(String id) {
		OAuth2ClientProperties one = new OAuth2ClientProperties();
		one.getRegistration().put(id, this.properties.getRegistration().get(id));
		one.getProvider().putAll(this.properties.getProvider());
		try {
			return Objects.requireNonNull(new OAuth2ClientPropertiesMapper(one).asClientRegistrations().get(id));
		}
		catch (IllegalArgumentException | IllegalStateException ex) {
			logger.warn("The provider " + id + " does not answer as an issuer does: " + ex.getMessage());
			throw new Refused(ProviderReason.AWAY);
		}
	}

}
