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
 * Asks a browser to make or to show a passkey, and checks what it answers, by Spring
 * Security's means. Made when somebody first does. A passkey is all that somebody shows,
 * so the device must have asked for a finger, a face or a PIN, too.
 */
@Component
@Lazy
class WebAuthn {

	private static final Log logger = LogFactory.getLog(WebAuthn.class);

	/** In characters of JSON. A passkey is told in a tenth of it. */
	private static final int LONGEST = 20_000;

	private static final TypeReference<PublicKeyCredential<AuthenticatorAttestationResponse>> MADE = new TypeReference<>() {
	};

	private static final TypeReference<PublicKeyCredential<AuthenticatorAssertionResponse>> SHOWN = new TypeReference<>() {
	};

	/** How many names for itself a server hears of that are worth remembering. */
	private static final int SITES = 100;

	private final JsonMapper json = JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();

	private final ConcurrentLruCache<Site, Webauthn4JRelyingPartyOperations> sites = new ConcurrentLruCache<>(SITES,
			this::operations);

	private final PasskeyOwners owners;

	private final PasskeyStore passkeys;

	WebAuthn(PasskeyOwners owners, PasskeyStore passkeys) {
		this.owners = owners;
		this.passkeys = passkeys;
	}

	/** What a browser needs to make a passkey for somebody. */
	PublicKeyCredentialCreationOptions creation(Account account, Site site) {
		return at(site).createPublicKeyCredentialCreationOptions(
				new ImmutablePublicKeyCredentialCreationOptionsRequest(AccountAuthentication.bySession(account)));
	}

	/** What a browser needs to show one, whosever it is. */
	PublicKeyCredentialRequestOptions request(Site site) {
		return at(site).createCredentialRequestOptions(new ImmutablePublicKeyCredentialRequestOptionsRequest(null));
	}

	String json(Object options) {
		return this.json.writeValueAsString(options);
	}

	/**
	 * The challenge in what a browser answered, by which it is known what was asked.
	 * @throws Refused where there is none
	 */
	String challenge(String answer) {
		return checked(() -> {
			Bytes signed = Bytes.fromBase64(this.json.readTree(answer).at("/response/clientDataJSON").stringValue());
			return Objects.requireNonNull(this.json.readTree(signed.getBytes()).path("challenge").stringValue());
		}, answer);
	}

	/**
	 * Take a new passkey.
	 * @throws Refused where the answer does not hold, or there are too many already
	 */
	void register(PublicKeyCredentialCreationOptions asked, String answer, DisplayName label, Site site) {
		checked(() -> at(site).registerCredential(new ImmutableRelyingPartyRegistrationRequest(asked,
				new RelyingPartyPublicKey(this.json.readValue(answer, MADE), label.value()))), answer);
	}

	/**
	 * Whose passkey was shown.
	 * @throws Refused where the answer does not hold
	 */
	String owner(PublicKeyCredentialRequestOptions asked, String answer, Site site) {
		return checked(() -> PasskeyStore.accountId(
				at(site).authenticate(new RelyingPartyAuthenticationRequest(asked, this.json.readValue(answer, SHOWN)))
					.getId()),
				answer);
	}

	private static <T> T checked(Check<T> check, String answer) {
		if (answer.length() > LONGEST) {
			throw new Refused(PasskeyReason.FAILED);
		}
		try {
			return check.run();
		}
		catch (Refused | DataAccessException ex) {
			throw ex;
		}
		// There is no end of what a stranger's bytes make parsers throw.
		catch (RuntimeException ex) {
			logger.debug("A passkey was refused: " + ex.getClass().getSimpleName());
			throw new Refused(PasskeyReason.FAILED);
		}
	}

	private Webauthn4JRelyingPartyOperations at(Site site) {
		return this.sites.get(site);
	}

	private Webauthn4JRelyingPartyOperations operations(Site site) {
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
