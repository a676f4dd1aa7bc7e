package chat.maru.provider;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import chat.maru.account.Account;
import chat.maru.account.AccountReason;
import chat.maru.account.Accounts;
import chat.maru.account.DisplayName;
import chat.maru.account.NameSuggestions;
import chat.maru.account.Secret;
import chat.maru.refusal.Refused;
import chat.maru.registration.AccessSetting;
import chat.maru.registration.GuestLimit;
import chat.maru.registration.RegistrationSettings.Access;
import chat.maru.session.LogInLimit;
import chat.maru.session.LogInLog;
import chat.maru.session.LogInLog.Way;
import chat.maru.session.OneTimeStore;
import chat.maru.session.OneTimeStores;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.oidc.IdTokenClaimNames;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Log-in with an OpenID Connect provider: the browser goes to the provider and comes back
 * with an answer. No method is a transaction, because the provider is asked over the
 * network and the database has one writer.
 */
@Service
public class ProviderLogIns {

	/** How long a user may take at the provider. */
	public static final Duration TTL = Duration.ofMinutes(10);

	private final OneTimeStore<Question> questions;

	private final OneTimeStore<Offer> offers;

	private final ObjectProvider<OpenIdConnect> openIdConnect;

	private final LogInLimit logInLimit;

	private final LogInLog log;

	private final GuestLimit limit;

	private final AccessSetting setting;

	private final Accounts accounts;

	private final Identities identities;

	private final TransactionTemplate transaction;

	ProviderLogIns(ObjectProvider<OpenIdConnect> openIdConnect, LogInLimit logInLimit, LogInLog log, GuestLimit limit,
			AccessSetting setting, Accounts accounts, Identities identities, PlatformTransactionManager transactions,
			OneTimeStores stores) {
		this.questions = stores.of("provider-question", Question.class, TTL);
		this.offers = stores.of("provider-offer", Offer.class, TTL);
		this.openIdConnect = openIdConnect;
		this.logInLimit = logInLimit;
		this.log = log;
		this.limit = limit;
		this.setting = setting;
		this.accounts = accounts;
		this.identities = identities;
		this.transaction = new TransactionTemplate(transactions);
	}

	/**
	 * Sends a browser to a provider.
	 * @param connect whether to connect the identity with the account that asks, instead
	 * of logging in
	 * @param browser the secret that the browser kept before; null for none
	 * @throws Refused if the provider does not answer, or after too many attempts
	 */
	public Departure begin(String provider, boolean connect, @Nullable String browser, HttpServletRequest request) {
		try {
			this.logInLimit.count(request.getRemoteAddr());
		}
		catch (Refused refused) {
			this.log.refused(Way.PROVIDER, request.getRemoteAddr());
			throw refused;
		}
		OAuth2AuthorizationRequest question = this.openIdConnect.getObject().question(provider, request);
		String kept = (browser != null && Secret.isLikely(browser)) ? browser : Secret.make();
		this.questions.keep(key(kept, Objects.requireNonNull(question.getState())), new Question(provider, connect,
				Objects.requireNonNull(question.getRedirectUri()), OpenIdConnect.secrets(question)));
		return new Departure(URI.create(question.getAuthorizationRequestUri()), kept);
	}

	/**
	 * Handles the answer that a browser came back with.
	 * @param browser the secret that the browser kept: only its own answer counts
	 * @param code the authorization code; null if the provider refused
	 * @param address the client's address
	 * @throws Refused if this browser did not ask, asked too long ago, brought this
	 * answer before, or the answer is not valid
	 */
	public Arrival finish(String provider, String browser, String state, @Nullable String code, String address) {
		try {
			Arrival arrival = finish(provider, browser, state, code);
			this.logInLimit.succeeded(address);
			return arrival;
		}
		catch (Refused refused) {
			if (refused.reason() == ProviderReason.FAILED) {
				this.log.failed(Way.PROVIDER, null, address);
			}
			throw refused;
		}
	}

	private Arrival finish(String provider, String browser, String state, @Nullable String code) {
		Question question = Optional.of(key(browser, state))
			.filter((key) -> Secret.isLikely(browser) && Secret.isLikely(state))
			.flatMap(this.questions::take)
			.filter((it) -> it.provider().equals(provider))
			.orElseThrow(() -> new Refused(ProviderReason.FAILED));
		OAuth2AuthorizationResponse.Builder answer = (code != null) ? OAuth2AuthorizationResponse.success(code)
				: OAuth2AuthorizationResponse.error("access_denied");
		OidcUser user = this.openIdConnect.getObject()
			.answer(provider, question.redirectUri(), question.secrets(),
					answer.state(state).redirectUri(question.redirectUri()).build());
		return new Arrival(question.connect(), identity(user), names(user));
	}

	private static Identity identity(OidcUser user) {
		String issuer = Objects.requireNonNull(user.getIdToken().getClaimAsString(IdTokenClaimNames.ISS));
		String subject = Objects.requireNonNull(user.getSubject());
		if (subject.length() > Identity.LONGEST_SUBJECT || subject.indexOf('\0') >= 0) {
			throw new Refused(ProviderReason.FAILED);
		}
		return new Identity(issuer, subject);
	}

	/** The claims with a name, best first. */
	private static List<String> names(OidcUser user) {
		return Arrays.asList(user.getPreferredUsername(), user.getFullName(), user.getNickName())
			.stream()
			.filter(Objects::nonNull)
			.toList();
	}

	private static String key(String browser, String state) {
		return browser + ' ' + state;
	}

	/**
	 * Returns the account of an identity. A new identity gets a new account.
	 * @param address the client's address
	 * @throws Refused if a new account needs an invitation, or too many new accounts came
	 * from the address
	 */
	public Account logIn(Arrival arrival, String address) {
		Account account = this.identities.owner(arrival.identity()).orElseGet(() -> create(arrival, address));
		this.log.succeeded(Way.PROVIDER, account, address);
		return account;
	}

	private Account create(Arrival arrival, String address) {
		if (this.setting.access() == Access.INVITE) {
			throw new Refused(ProviderReason.IDENTITY_UNKNOWN);
		}
		this.limit.count(address);
		return NameSuggestions.among(arrival.names())
			.filter((name) -> this.accounts.named(name).isEmpty())
			.map((name) -> create(name, arrival.identity()))
			.flatMap(Optional::stream)
			.findFirst()
			.orElseThrow(() -> new Refused(AccountReason.NAME_TAKEN));
	}

	/** Empty if the name was taken in the meantime. */
	private Optional<Account> create(DisplayName name, Identity identity) {
		try {
			this.transaction.executeWithoutResult((status) -> {
				if (!this.identities.add(this.accounts.createMember(name, null), identity)) {
					status.setRollbackOnly();
				}
			});
			// Two requests at once: the first one created the account.
			return this.identities.owner(identity);
		}
		catch (Refused refused) {
			return Optional.empty();
		}
	}

	/**
	 * Asks the user to confirm an identity, because a browser can be led to a provider
	 * where it is logged in as someone else.
	 * @return the secret with which the user confirms
	 * @throws Refused if the identity belongs to another account
	 */
	public String offer(Account account, Arrival arrival) {
		if (this.identities.owner(arrival.identity()).filter((owner) -> !owner.id().equals(account.id())).isPresent()) {
			throw new Refused(ProviderReason.IDENTITY_TAKEN);
		}
		String secret = Secret.make();
		this.offers.keep(secret, new Offer(account.id(), arrival.identity()));
		return secret;
	}

	/**
	 * Connects an identity that the user confirmed.
	 * @throws Refused if nothing was asked, or the identity belongs to another account by
	 * now
	 */
	public void accept(Account account, String secret) {
		Offer offer = Optional.of(secret)
			.filter(Secret::isLikely)
			.flatMap(this.offers::take)
			.filter((it) -> it.account().equals(account.id()))
			.orElseThrow(() -> new Refused(ProviderReason.FAILED));
		this.identities.connect(account, offer.identity());
	}

	/**
	 * A browser's question to a provider.
	 *
	 * @param secrets as {@link OpenIdConnect#secrets} has them
	 */
	private record Question(String provider, boolean connect, String redirectUri, Map<String, String> secrets) {
	}

	/** An identity that an account must confirm. */
	private record Offer(String account, Identity identity) {
	}

	/**
	 * Where a browser must go.
	 *
	 * @param browser the secret that it must keep meanwhile
	 */
	public record Departure(URI uri, String browser) {

		/** What it must keep is a secret. */
		@Override
		public String toString() {
			return "Departure[]";
		}

	}

	/**
	 * An identity at a provider.
	 *
	 * @param connects whether to connect it with the account of the browser
	 * @param names the names that the provider knows, best first
	 */
	public record Arrival(boolean connects, Identity identity, List<String> names) {
	}

}
