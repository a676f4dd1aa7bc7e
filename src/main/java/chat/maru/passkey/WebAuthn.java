package chat.maru.passkey;

import java.util.Objects;
import java.util.Set;

import chat.maru.account.Account;
import chat.maru.account.AccountAuthentication;
import chat.maru.account.DisplayName;
import chat.maru.refusal.Refused;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.annotation.Lazy;
import org.springframework.dao.DataAccessException;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialRequestOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.stereotype.Component;
import org.springframework.util.ConcurrentLruCache;

/**
 * Creates the options with which browsers create and use passkeys, and checks their
 * answers with Spring Security. It is lazy, because many servers never use passkeys. A
 * passkey is the only factor, so user verification is required: the device must check a
 * fingerprint, a face or a PIN.
 */
@Component
@Lazy
class WebAuthn {

	private static final Log logger = LogFactory.getLog(WebAuthn.class);

	/**
	 * The maximum length of an answer, in characters of JSON. A usual answer has a tenth
	 * of it.
	 */
	private static final int MAX_ANSWER_LENGTH = 20_000;

	private static final TypeReference<PublicKeyCredential<AuthenticatorAttestationResponse>> CREATED = new TypeReference<>() {
	};

	private static final TypeReference<PublicKeyCredential<AuthenticatorAssertionResponse>> SHOWN = new TypeReference<>() {
	};

	/** The maximum number of addresses of this server that are cached. */
	private static final int MAX_SITES = 100;

	private final JsonMapper json = JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();

	private final ConcurrentLruCache<RelyingPartyOrigin, Webauthn4JRelyingPartyOperations> sites = new ConcurrentLruCache<>(
			MAX_SITES, this::operations);

	private final PasskeyOwners owners;

	private final PasskeyStore passkeys;

	WebAuthn(PasskeyOwners owners, PasskeyStore passkeys) {
		this.owners = owners;
		this.passkeys = passkeys;
	}

	/** Returns the options with which a browser creates a passkey for an account. */
	PublicKeyCredentialCreationOptions creation(Account account, RelyingPartyOrigin site) {
		return at(site).createPublicKeyCredentialCreationOptions(
				new ImmutablePublicKeyCredentialCreationOptionsRequest(AccountAuthentication.bySession(account)));
	}

	/** Returns the options with which a browser uses a passkey of any account. */
	PublicKeyCredentialRequestOptions request(RelyingPartyOrigin site) {
		return at(site).createCredentialRequestOptions(new ImmutablePublicKeyCredentialRequestOptionsRequest(null));
	}

	String json(Object options) {
		return this.json.writeValueAsString(options);
	}

	/**
	 * Returns the challenge in a browser's answer, which identifies the options that the
	 * browser was given.
	 * @throws Refused if there is none
	 */
	String challenge(String answer) {
		return checked(() -> {
			Bytes signed = Bytes.fromBase64(this.json.readTree(answer).at("/response/clientDataJSON").stringValue());
			return Objects.requireNonNull(this.json.readTree(signed.getBytes()).path("challenge").stringValue());
		}, answer);
	}

	/**
	 * Adds a new passkey.
	 * @param challenge the challenge that the browser was given
	 * @throws Refused if the answer is not valid, or the account has too many passkeys
	 */
	void register(Account account, Bytes challenge, String answer, DisplayName label, RelyingPartyOrigin site) {
		checked(() -> at(site)
			.registerCredential(new ImmutableRelyingPartyRegistrationRequest(asked(creation(account, site), challenge),
					new RelyingPartyPublicKey(this.json.readValue(answer, CREATED), label.value()))),
				answer);
	}

	/** Another node may have asked: all options but the challenge are the same. */
	private static PublicKeyCredentialCreationOptions asked(PublicKeyCredentialCreationOptions options,
			Bytes challenge) {
		return PublicKeyCredentialCreationOptions.builder()
			.rp(options.getRp())
			.user(options.getUser())
			.challenge(challenge)
			.pubKeyCredParams(options.getPubKeyCredParams())
			.timeout(options.getTimeout())
			.excludeCredentials(options.getExcludeCredentials())
			.authenticatorSelection(options.getAuthenticatorSelection())
			.attestation(options.getAttestation())
			.extensions(options.getExtensions())
			.build();
	}

	/**
	 * Returns the id of the account whose passkey was used.
	 * @param challenge the challenge that the browser was given
	 * @throws Refused if the answer is not valid
	 */
	String owner(Bytes challenge, String answer, RelyingPartyOrigin site) {
		return checked(() -> PasskeyStore.accountId(
				at(site)
					.authenticate(new RelyingPartyAuthenticationRequest(asked(request(site), challenge),
							this.json.readValue(answer, SHOWN)))
					.getId()),
				answer);
	}

	private static PublicKeyCredentialRequestOptions asked(PublicKeyCredentialRequestOptions options, Bytes challenge) {
		return PublicKeyCredentialRequestOptions.builder()
			.challenge(challenge)
			.rpId(options.getRpId())
			.allowCredentials(options.getAllowCredentials())
			.userVerification(options.getUserVerification())
			.timeout(options.getTimeout())
			.extensions(options.getExtensions())
			.build();
	}

	private static <T> T checked(Check<T> check, String answer) {
		if (answer.length() > MAX_ANSWER_LENGTH) {
			throw new Refused(PasskeyReason.FAILED);
		}
		try {
			return check.run();
		}
		catch (Refused | DataAccessException ex) {
			throw ex;
		}
		// The parsers throw many kinds of exceptions for malformed input.
		catch (RuntimeException ex) {
			logger.debug("A passkey was refused: " + ex.getClass().getSimpleName());
			throw new Refused(PasskeyReason.FAILED);
		}
	}

	private Webauthn4JRelyingPartyOperations at(RelyingPartyOrigin site) {
		return this.sites.get(site);
	}

	private Webauthn4JRelyingPartyOperations operations(RelyingPartyOrigin site) {
		Webauthn4JRelyingPartyOperations operations = new Webauthn4JRelyingPartyOperations(this.owners, this.passkeys,
				PublicKeyCredentialRpEntity.builder().id(site.domain()).name("Maru").build(), Set.of(site.origin()));
		operations.setCustomizeCreationOptions(
				(options) -> options.authenticatorSelection(AuthenticatorSelectionCriteria.builder()
					.residentKey(ResidentKeyRequirement.REQUIRED)
					.userVerification(UserVerificationRequirement.REQUIRED)
					.build()));
		operations
			.setCustomizeRequestOptions((options) -> options.userVerification(UserVerificationRequirement.REQUIRED));
		return operations;
	}

	private interface Check<T> {

		T run();

	}

}
