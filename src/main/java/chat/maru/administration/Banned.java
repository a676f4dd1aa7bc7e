package chat.maru.administration;

import java.time.Instant;
import java.util.function.Predicate;

import chat.maru.cluster.Notice;
import org.jspecify.annotations.Nullable;

/**
 * An account or a network was banned. New logins and requests are already refused.
 *
 * @param account the account's id; null for a network
 * @param network an address, or a network in CIDR notation; null for an account
 * @param until when the ban ends; null for never
 */
public record Banned(@Nullable String account, @Nullable String network, @Nullable Instant until) implements Notice {

	/** Matches the banned addresses. Parses the network, so use it for many. */
	public Predicate<String> addresses() {
		return (this.network != null)
				? Network.read(this.network).<Predicate<String>>map((it) -> it::has).orElse((address) -> false)
				: (address) -> false;
	}

}
