package chat.maru.access;

import java.time.Duration;
import java.util.List;

import chat.maru.access.LogInLog.Way;
import chat.maru.account.Account;
import chat.maru.account.Accounts;
import chat.maru.account.DisplayName;
import chat.maru.refusal.Refused;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * How somebody comes in by a passkey, and how a member gets one. A challenge that a
 * browser was given counts once, and for a few minutes.
 */
@Service
public class Passkeys {

	/** As long as a browser is told to wait. */
	private static final Duration HOLDS = Duration.ofMinutes(5);

	private final OneTime<PublicKeyCredentialCreationOptions> makings = new OneTime<>(HOLDS);

	private final OneTime<PublicKeyCredentialRequestOptions> showings = new OneTime<>(HOLDS);

	private final ObjectProvider<WebAuthn> webAuthn;

	private final PasskeyStore store;

	private final Accounts accounts;

	private final WaysIn ways;

	private final LogInLimit limit;

	private final LogInLog log;

	Passkeys(ObjectProvider<WebAuthn> webAuthn, PasskeyStore store, Accounts accounts, WaysIn ways, LogInLimit limit,
			LogInLog log) {
		this.webAuthn = webAuthn;
		this.store = store;
		this.accounts = accounts;
		this.ways = ways;
		this.limit = limit;
		this.log = log;
	}

	/**
	 * What a browser needs to make one, as JSON (WebAuthn Level 3, section 5.4).
	 * @throws Refused for a guest
	 */
	public String make(Account account, HttpServletRequest request) {
		this.accounts.requireMember(account);
		PublicKeyCredentialCreationOptions options = this.webAuthn.getObject().creation(account, Site.of(request));
		// By the account, so that nobody has more than one under way.
		this.makings.keep(account.id(), options);
		return this.webAuthn.getObject().json(options);
	}

	/**
	 * Take the one that was made.
	 * @param answer what the browser said, as JSON
	 * @param label what its owner calls it
	 * @throws Refused where the label is not one, nobody asked them for this, the answer
	 * does not hold, or they have too many
	 */
	public void add(Account account, String answer, String label, HttpServletRequest request) {
		DisplayName name = DisplayName.read(label).orElseThrow(() -> new Refused(AccessReason.PASSKEY_NAME));
		PublicKeyCredentialCreationOptions options = this.makings.take(account.id())
			.orElseThrow(() -> new Refused(AccessReason.PASSKEY_FAILED));
		this.webAuthn.getObject().register(options, answer, name, Site.of(request));
	}

	/**
	 * What a browser needs to show one, as JSON (WebAuthn Level 3, section 5.5). It names
	 * nobody's passkeys.
	 * @throws Refused where this was tried too often
	 */
	public String show(HttpServletRequest request) {
		try {
			this.limit.count(request.getRemoteAddr());
		}
		catch (Refused refused) {
			this.log.refused(Way.PASSKEY, request.getRemoteAddr());
			throw refused;
		}
		PublicKeyCredentialRequestOptions options = this.webAuthn.getObject().request(Site.of(request));
		this.showings.keep(options.getChallenge().toBase64UrlString(), options);
		return this.webAuthn.getObject().json(options);
	}

	/**
	 * Who somebody is that showed one.
	 * @param answer what the browser said, as JSON
	 * @throws Refused where it is nobody's, or the answer does not hold
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
			.map((options) -> webAuthn.owner(options, answer, Site.of(request)))
			.flatMap(this.accounts::find)
			.orElseThrow(() -> new Refused(AccessReason.PASSKEY_FAILED));
	}

	/** Somebody's, the oldest first. */
	public List<Passkey> of(Account account) {
		return this.store.findByUserId(PasskeyStore.handle(account.id()))
			.stream()
			.map((it) -> new Passkey(it.getCredentialId().toBase64UrlString(), it.getLabel(), it.getCreated()))
			.toList();
	}

	/**
	 * Make one nobody's.
	 * @param id as {@link Passkey} has it
	 * @throws Refused where they could not come in any more
	 */
	@Transactional
	public void remove(Account account, String id) {
		boolean theirs = of(account).stream().anyMatch((passkey) -> passkey.id().equals(id));
		if (theirs) {
			this.store.delete(Bytes.fromBase64(id));
			this.ways.require(account);
		}
	}

}
