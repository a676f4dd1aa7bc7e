package chat.maru.provider;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

import chat.maru.refusal.Refused;
import jakarta.servlet.http.HttpServletRequest;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.context.annotation.Lazy;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.userinfo.DefaultOAuth2UserService;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

/**
 * Authenticates users with a provider by means of Spring Security, which creates and
 * checks state, nonce and PKCE verifier, and checks the signature and the claims of the
 * ID token. It is lazy, because many servers do not use a provider.
 */
@Component
@Lazy
class OpenIdConnect {

	private static final Log logger = LogFactory.getLog(OpenIdConnect.class);

	private static final Duration READ_TIMEOUT = Duration.ofSeconds(10);

	private final IdentityProviders providers;

	private final DefaultOAuth2AuthorizationRequestResolver questions;

	private final OidcAuthorizationCodeAuthenticationProvider answers;

	/** The decoders, which cache the providers' keys, by provider. */
	private final Map<String, JwtDecoder> decoders = new ConcurrentHashMap<>();

	OpenIdConnect(IdentityProviders providers) {
		JdkClientHttpRequestFactory http = new JdkClientHttpRequestFactory();
		http.setReadTimeout(READ_TIMEOUT);
		RestTemplate rest = new RestTemplate(http);
		this.providers = providers;
		this.questions = new DefaultOAuth2AuthorizationRequestResolver(providers::registration);
		this.answers = new OidcAuthorizationCodeAuthenticationProvider(tokens(http), users(http));
		this.answers.setJwtDecoderFactory((registration) -> this.decoders
			.computeIfAbsent(registration.getRegistrationId(), (id) -> decoder(registration, rest)));
	}

	private static RestClientAuthorizationCodeTokenResponseClient tokens(JdkClientHttpRequestFactory http) {
		RestClientAuthorizationCodeTokenResponseClient tokens = new RestClientAuthorizationCodeTokenResponseClient();
		tokens.setRestClient(RestClient.builder()
			.requestFactory(http)
			.configureMessageConverters((converters) -> converters.addCustomConverter(new FormHttpMessageConverter())
				.addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
			.defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
			.build());
		return tokens;
	}

	private static OidcUserService users(JdkClientHttpRequestFactory http) {
		RestTemplate rest = new RestTemplate(http);
		rest.setErrorHandler(new OAuth2ErrorResponseErrorHandler());
		DefaultOAuth2UserService info = new DefaultOAuth2UserService();
		info.setRestOperations(rest);
		OidcUserService users = new OidcUserService();
		users.setOauth2UserService(info);
		return users;
	}

	/**
	 * Accepts all algorithms with a public key, because the keys come from the issuer.
	 */
	private static JwtDecoder decoder(ClientRegistration registration, RestTemplate rest) {
		String keys = Objects.requireNonNull(registration.getProviderDetails().getJwkSetUri());
		NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSetUri(keys)
			.restOperations(rest)
			.jwsAlgorithms((algorithms) -> algorithms.addAll(List.of(SignatureAlgorithm.values())))
			.build();
		decoder.setJwtValidator(JwtValidators.createDefaultWithValidators(new OidcIdTokenValidator(registration)));
		decoder.setClaimSetConverter(OidcIdTokenDecoderFactory.createDefaultClaimTypeConverter());
		return decoder;
	}

	/**
	 * Returns the request with which a browser is sent to the provider.
	 * @throws Refused if the provider does not answer
	 */
	OAuth2AuthorizationRequest question(String provider, HttpServletRequest request) {
		return Objects.requireNonNull(this.questions.resolve(request, provider));
	}

	/** Returns what only the server knows of a request: nonce and PKCE verifier. */
	static Map<String, String> secrets(OAuth2AuthorizationRequest question) {
		Map<String, String> secrets = new HashMap<>();
		question.getAttributes().forEach((name, value) -> secrets.put(name, value.toString()));
		return secrets;
	}

	/**
	 * Returns the user, from the answer with which the browser came back.
	 * @param redirectUri where the browser was to come back
	 * @param secrets the secrets of the request, which another node may have made
	 * @throws Refused if the answer is not valid
	 */
	OidcUser answer(String provider, String redirectUri, Map<String, String> secrets,
			OAuth2AuthorizationResponse answer) {
		ClientRegistration registration = this.providers.registration(provider);
		OAuth2AuthorizationRequest question = OAuth2AuthorizationRequest.authorizationCode()
			.authorizationUri(Objects.requireNonNull(registration.getProviderDetails().getAuthorizationUri()))
			.clientId(registration.getClientId())
			.redirectUri(redirectUri)
			.scopes(registration.getScopes())
			.state(answer.getState())
			.attributes(Map.copyOf(secrets))
			.build();
		OAuth2LoginAuthenticationToken brought = new OAuth2LoginAuthenticationToken(registration,
				new OAuth2AuthorizationExchange(question, answer));
		try {
			Authentication known = Objects.requireNonNull(this.answers.authenticate(brought));
			return (OidcUser) Objects.requireNonNull(known.getPrincipal());
		}
		catch (OAuth2AuthenticationException ex) {
			if (!answer.statusError()) {
				// Only the code is logged, because the rest can contain input of a user
				// or a token.
				logger.warn("Logging in with the provider " + provider + " failed: " + ex.getError().getErrorCode());
			}
			throw new Refused(ProviderReason.FAILED);
		}
	}

}
