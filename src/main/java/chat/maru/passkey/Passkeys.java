package chat.maru.passkey;

import java.time.Duration;
import java.util.List;

import chat.maru.account.Account;
import chat.maru.account.Accounts;
import chat.maru.account.DisplayName;
import chat.maru.password.LogInMethods;
import chat.maru.refusal.Refused;
import chat.maru.session.LogInLimit;
import chat.maru.session.LogInLog;
import chat.maru.session.LogInLog.Way;
import chat.maru.session.OneTimeStore;
import chat.maru.session.OneTimeStores;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Logs users in with passkeys, and adds passkeys to a member's account. A challenge works
 * once, and for a few minutes.
 */
@Service
public class Passkeys {

	/** How long a challenge is valid. Browsers are told the same timeout. */
	private static final Duration CHALLENGE_TTL = Duration.ofMinutes(5);

	/** By account, so that an account has at most one pending. */
	private final OneTimeStore<Challenge> makings;

	/** By the challenge. */
	private final OneTimeStore<Challenge> showings;

	private final ObjectProvider<WebAuthn> webAuthn;

	private final PasskeyStore store;

	private final Accounts accounts;

	private final LogInMethods ways;

	private final LogInLimit limit;

	private final LogInLog log;

	Passkeys(ObjectProvider<WebAuthn> webAuthn, PasskeyStore store, Accounts accounts, LogInMethods ways,
			LogInLimit limit, LogInLog log, OneTimeStores stores) {
		this.webAuthn = webAuthn;
		this.store = store;
		this.accounts = accounts;
		this.ways = ways;
		this.limit = limit;
		this.log = log;
		this.makings = stores.of("passkey-creation", Challenge.class, CHALLENGE_TTL);
		this.showings = stores.of("passkey-request", Challenge.class, CHALLENGE_TTL);
	}

	/**
	 * Returns the options with which a browser creates a passkey, as JSON (WebAuthn Level
	 * 3, section 5.4).
	 * @throws Refused for a guest
	 */
	public String make(Account account, HttpServletRequest request) {
		this.accounts.requireMember(account);
		PublicKeyCredentialCreationOptions options = this.webAuthn.getObject()
			.creation(account, RelyingPartyOrigin.of(request));
		this.makings.keep(account.id(), Challenge.of(options.getChallenge()));
		return this.webAuthn.getObject().json(options);
	}

	/**
	 * Adds the passkey that a browser created.
	 * @param answer the browser's answer, as JSON
	 * @param label the owner's name for it
	 * @throws Refused if the label is invalid, no challenge is pending, the answer is not
	 * valid, or the account has too many passkeys
	 */
	public void add(Account account, String answer, String label, HttpServletRequest request) {
		DisplayName name = DisplayName.read(label).orElseThrow(() -> new Refused(PasskeyReason.NAME));
		Challenge challenge = this.makings.take(account.id()).orElseThrow(() -> new Refused(PasskeyReason.FAILED));
		this.webAuthn.getObject().register(account, challenge.bytes(), answer, name, RelyingPartyOrigin.of(request));
	}

	/**
	 * Returns the options with which a browser shows a passkey, as JSON (WebAuthn Level
	 * 3, section 5.5). They do not name passkeys of an account.
	 * @throws Refused after too many attempts
	 */
	public String show(HttpServletRequest request) {
		try {
			this.limit.count(request.getRemoteAddr());
		}
		catch (Refused refused) {
			this.log.refused(Way.PASSKEY, request.getRemoteAddr());
			throw refused;
		}
		PublicKeyCredentialRequestOptions options = this.webAuthn.getObject().request(RelyingPartyOrigin.of(request));
		this.showings.keep(options.getChallenge().toBase64UrlString(), Challenge.of(options.getChallenge()));
		return this.webAuthn.getObject().json(options);
	}

	/**
	 * Returns the account whose passkey was shown.
	 * @param answer the browser's answer, as JSON
	 * @throws Refused if the passkey belongs to no account, or the answer is not valid
	 */
	public Account logIn(String answer, HttpServletRequest request) {
		try {
			Account account = owner(answer, request);
			this.limit.succeeded(request.getRemoteAddr());
			this.log.succeeded(Way.PASSKEY, account, request.getRemoteAddr());
			return account;
		}
		catch (Refused refused) {
			this.log.failed(Way.PASSKEY, null, request.getRemoteAddr());
			throw refused;
		}
	}

	private Account owner(String answer, HttpServletRequest request) {
		WebAuthn webAuthn = this.webAuthn.getObject();
		return this.showings.take(webAuthn.challenge(answer))
			.map((challenge) -> webAuthn.owner(challenge.bytes(), answer, RelyingPartyOrigin.of(request)))
			.flatMap(this.accounts::find)
			.orElseThrow(() -> new Refused(PasskeyReason.FAILED));
	}

	/** The account's passkeys, oldest first. */
	public List<Passkey> of(Account account) {
		return this.store.findByUserId(PasskeyStore.handle(account.id()))
			.stream()
			.map((it) -> new Passkey(it.getCredentialId().toBase64UrlString(), it.getLabel(), it.getCreated()))
			.toList();
	}

	/**
	 * Removes a passkey.
	 * @param id as {@link Passkey} has it
	 * @throws Refused if it is the account's last way to log in
	 */
	@Transactional
	public void remove(Account account, String id) {
		boolean theirs = of(account).stream().anyMatch((passkey) -> passkey.id().equals(id));
		if (theirs) {
			this.ways.remove(account, () -> this.store.delete(Bytes.fromBase64(id)));
		}
	}

	/**
	 * A challenge that waits for a browser's answer. The other options are the same for
	 * each challenge.
	 *
	 * @param value base64url
	 */
	private record Challenge(String value) {

		static Challenge of(Bytes bytes) {
			return new Challenge(bytes.toBase64UrlString());
		}

		Bytes bytes() {
			return Bytes.fromBase64(this.value);
		}

	}

}
