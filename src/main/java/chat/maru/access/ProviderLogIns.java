package chat.maru.access;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import chat.maru.access.LogInLog.Way;
import chat.maru.account.Account;
import chat.maru.account.AccountReason;
import chat.maru.account.Accounts;
import chat.maru.account.DisplayName;
import chat.maru.account.FreeName;
import chat.maru.account.Secret;
import chat.maru.refusal.Refused;
import chat.maru.settings.MaruProperties.Access;
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
 * How somebody comes in by an OpenID Connect provider: their browser goes there, comes
 * back with an answer, and is somebody. No method here is a transaction: the provider is
 * asked over the network, and the database has one writer.
 */
@Service
public class ProviderLogIns {

	/** How long somebody may take at the provider. */
	public static final Duration HOLDS = Duration.ofMinutes(10);

	private final OneTime<Question> questions = new OneTime<>(HOLDS);

	private final OneTime<Offer> offers = new OneTime<>(HOLDS);

	private final ObjectProvider<OpenIdConnect> openIdConnect;

	private final LogInLimit logInLimit;

	private final LogInLog log;

	private final GuestLimit limit;

	private final AccessSetting setting;

	private final Accounts accounts;

	private final Identities identities;

	private final TransactionTemplate transaction;

	ProviderLogIns(ObjectProvider<OpenIdConnect> openIdConnect, LogInLimit logInLimit, LogInLog log, GuestLimit limit,
			AccessSetting setting, Accounts accounts, Identities identities, PlatformTransactionManager transactions) {
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
	 * Send a browser to a provider.
	 * @param connect whether the answer is to be connected with who asks, and not to log
	 * somebody in
	 * @param browser what the browser was told to keep before, if anything
	 * @throws Refused where the provider does not answer, or this was tried too often
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
		this.questions.keep(key(kept, Objects.requireNonNull(question.getState())),
				new Question(provider, connect, question));
		return new Departure(URI.create(question.getAuthorizationRequestUri()), kept);
	}

	/**
	 * Hear the answer that a browser came back with.
	 * @param browser what the browser was told to keep: nobody else's answer counts
	 * @param code proves it, to who has the browser's question; null where the provider
	 * refused
	 * @param address where they come from
	 * @throws Refused where this browser did not ask, asked too long ago, heard this
	 * before, or the answer does not hold
	 */
	public Arrival finish(String provider, String browser, String state, @Nullable String code, String address) {
		try {
			Arrival arrival = finish(provider, browser, state, code);
			this.logInLimit.succeeded(address);
			return arrival;
		}
		catch (Refused refused) {
			if (refused.reason() == AccessReason.PROVIDER_FAILED) {
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
			.orElseThrow(() -> new Refused(AccessReason.PROVIDER_FAILED));
		OAuth2AuthorizationResponse.Builder answer = (code != null) ? OAuth2AuthorizationResponse.success(code)
				: OAuth2AuthorizationResponse.error("access_denied");
		OidcUser user = this.openIdConnect.getObject()
			.answer(provider, question.request(),
					answer.state(state)
						.redirectUri(Objects.requireNonNull(question.request().getRedirectUri()))
						.build());
		return new Arrival(question.connect(), identity(user), names(user));
	}

	private static Identity identity(OidcUser user) {
		String issuer = Objects.requireNonNull(user.getIdToken().getClaimAsString(IdTokenClaimNames.ISS));
		String subject = Objects.requireNonNull(user.getSubject());
		if (subject.length() > Identity.LONGEST_SUBJECT) {
			throw new Refused(AccessReason.PROVIDER_FAILED);
		}
		return new Identity(issuer, subject);
	}

	/** The claims that name somebody, the most fitting first. */
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
	 * Who somebody is that came back. Who was never here gets an account.
	 * @param address where they come from
	 * @throws Refused where who is new needs an invitation, or too many came from the
	 * address
	 */
	public Account logIn(Arrival arrival, String address) {
		Account account = this.identities.owner(arrival.identity()).orElseGet(() -> create(arrival, address));
		this.log.succeeded(Way.PROVIDER, account, address);
		return account;
	}

	private Account create(Arrival arrival, String address) {
		if (this.setting.access() == Access.INVITE) {
			throw new Refused(AccessReason.IDENTITY_UNKNOWN);
		}
		this.limit.count(address);
		return FreeName.among(arrival.names())
			.filter((name) -> this.accounts.named(name).isEmpty())
			.map((name) -> create(name, arrival.identity()))
			.flatMap(Optional::stream)
			.findFirst()
			.orElseThrow(() -> new Refused(AccountReason.NAME_TAKEN));
	}

	/** Empty where somebody took the name in the meantime. */
	private Optional<Account> create(DisplayName name, Identity identity) {
		try {
			this.transaction.executeWithoutResult((status) -> {
				if (!this.identities.add(this.accounts.createMember(name, null), identity)) {
					status.setRollbackOnly();
				}
			});
			// Who came twice at once is who was first.
			return this.identities.owner(identity);
		}
		catch (Refused refused) {
			return Optional.empty();
		}
	}

	/**
	 * Ask somebody whether an identity is theirs: a browser can be led to a provider
	 * where it is somebody else.
	 * @return the secret by which they say yes
	 * @throws Refused where it is somebody else's
	 */
	public String offer(Account account, Arrival arrival) {
		if (this.identities.owner(arrival.identity()).filter((owner) -> !owner.id().equals(account.id())).isPresent()) {
			throw new Refused(AccessReason.IDENTITY_TAKEN);
		}
		String secret = Secret.make();
		this.offers.keep(secret, new Offer(account.id(), arrival.identity()));
		return secret;
	}

	/**
	 * They said yes.
	 * @throws Refused where nobody asked them, or it is somebody else's by now
	 */
	public void accept(Account account, String secret) {
		Offer offer = Optional.of(secret)
			.filter(Secret::isLikely)
			.flatMap(this.offers::take)
			.filter((it) -> it.account().equals(account.id()))
			.orElseThrow(() -> new Refused(AccessReason.PROVIDER_FAILED));
		this.identities.connect(account, offer.identity());
	}

	/** What a browser went to ask. */
	private record Question(String provider, boolean connect, OAuth2AuthorizationRequest request) {
	}

	/** Whom is asked about which identity. */
	private record Offer(String account, Identity identity) {
	}

	/**
	 * Where a browser must go.
	 *
	 * @param browser what it must keep meanwhile
	 */
	public record Departure(URI uri, String browser) {

		/** What it must keep is a secret. */
		@Override
		public String toString() {
			return "Departure[]";
		}

	}

	/**
	 * Who somebody is at the provider.
	 *
	 * @param connects whether that is to be connected with who they are here
	 * @param names what the provider calls them, the most fitting first
	 */
	public record Arrival(boolean connects, Identity identity, List<String> names) {
	}

}
