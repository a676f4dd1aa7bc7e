package chat.maru.page;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import chat.maru.account.Account;
import chat.maru.provider.Identities;
import chat.maru.provider.Identity;
import chat.maru.provider.IdentityProvider;
import chat.maru.provider.IdentityProviders;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/** The identity providers that a user can log in with or connect. */
@Component
class LinkedProviders {

	private final IdentityProviders providers;

	private final Identities identities;

	LinkedProviders(IdentityProviders providers, Identities identities) {
		this.providers = providers;
		this.identities = identities;
	}

	/**
	 * The configured providers, and those that are connected to the account but no longer
	 * configured.
	 */
	List<Way> of(Account account) {
		Map<String, Identity> connected = this.identities.of(account)
			.stream()
			.collect(Collectors.toMap(Identity::issuer, Function.identity()));
		List<IdentityProvider> set = this.providers.all();
		Stream<Way> unconfigured = connected.values()
			.stream()
			.filter((identity) -> set.stream().noneMatch((provider) -> provider.issuer().equals(identity.issuer())))
			.map((identity) -> new Way(null, identity.issuer(), identity));
		return Stream
			.concat(set.stream()
				.map((provider) -> new Way(provider.id(), provider.name(), connected.get(provider.issuer()))),
					unconfigured)
			.toList();
	}

	/**
	 * A provider, as seen by one account.
	 *
	 * @param provider its id; null if it is no longer configured
	 * @param name its display name
	 * @param identity the user's identity at the provider; null if not connected
	 */
	record Way(@Nullable String provider, String name, @Nullable Identity identity) {
	}

}
