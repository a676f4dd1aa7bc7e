package chat.maru.provider;

import java.util.Set;

import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientProperties;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientProperties.Provider;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientProperties.Registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Settings of providers that are accepted, and those that stop the start. */
class IdentityProvidersTests {

	private final OAuth2ClientProperties properties = new OAuth2ClientProperties();

	private final Registration registration = new Registration();

	IdentityProvidersTests() {
		this.registration.setClientId("maru");
		this.properties.getRegistration().put("keycloak", this.registration);
	}

	@Test
	void anIssuerIsEnough() {
		addProvider("keycloak");
		assertThat(new IdentityProviders(this.properties).all())
			.containsExactly(new IdentityProvider("keycloak", "Keycloak", "https://id.example/people"));
		this.registration.setClientName("Our people");
		assertThat(new IdentityProviders(this.properties).find("keycloak").orElseThrow().name())
			.isEqualTo("Our people");
	}

	@Test
	void googleIsKnown() {
		this.registration.setProvider("google");
		assertThat(new IdentityProviders(this.properties).all()).extracting(IdentityProvider::issuer)
			.containsExactly("https://accounts.google.com");
	}

	@Test
	void aProviderWithoutOpenIdStopsTheStart() {
		assertStops("issuer-uri");
		this.registration.setProvider("github");
		assertStops("issuer-uri");
		addProvider("github");
		this.registration.setScope(Set.of("read:user"));
		assertStops("openid");
		this.registration.setScope(Set.of("openid"));
		this.registration.setAuthorizationGrantType("client_credentials");
		assertStops("authorization_code");
	}

	private void assertStops(String reason) {
		assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
			.isThrownBy(() -> new IdentityProviders(this.properties))
			.satisfies((ex) -> assertThat(ex.getReason()).contains(reason));
	}

	private void addProvider(String id) {
		Provider provider = new Provider();
		provider.setIssuerUri("https://id.example/people");
		this.properties.getProvider().put(id, provider);
	}

}
