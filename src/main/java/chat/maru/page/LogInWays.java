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

/** By which providers somebody can log in, and by which they could. */
@Component
class LogInWays {

	private final IdentityProviders providers;

	private final Identities identities;

	LogInWays(IdentityProviders providers, Identities identities) {
		this.providers = providers;
		this.identities = identities;
	}

	/** Those that are set, and those that are connected and set no more. */
	List<Way> of(Account account) {
		Map<String, Identity> connected = this.identities.of(account)
			.stream()
			.collect(Collectors.toMap(Identity::issuer, Function.identity()));
		List<IdentityProvider> set = this.providers.all();
		Stream<Way> forgotten = connected.values()
			.stream()
			.filter((identity) -> set.stream().noneMatch((provider) -> provider.issuer().equals(identity.issuer())))
			.map((identity) -> new Way(null, identity.issuer(), identity));
		return Stream
			.concat(set.stream()
				.map((provider) -> new Way(provider.id(), provider.name(), connected.get(provider.issuer()))),
					forgotten)
			.toList();
	}

	/**
	 * One provider.
	 *
	 * @param provider its id, null for one that is set no more
	 * @param name what it is called
	 * @param identity who they are there, null where they are not connected
	 */
	record Way(@Nullable String provider, String name, @Nullable Identity identity) {
	}

}
