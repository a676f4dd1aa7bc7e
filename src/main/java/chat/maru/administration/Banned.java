package chat.maru.administration;

import java.time.Instant;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * An account or a network was banned. Published on the thread that banned it, after the
 * commit, when new logins and requests are already refused.
 *
 * @param accounts matches the ids of the banned accounts
 * @param addresses matches the banned addresses
 * @param until when the ban ends; null for never
 */
public record Banned(Predicate<String> accounts, Predicate<String> addresses, @Nullable Instant until) {

	static Banned account(String id, @Nullable Instant until) {
		return new Banned(id::equals, (address) -> false, until);
	}

	static Banned network(Predicate<String> addresses, @Nullable Instant until) {
		return new Banned((id) -> false, addresses, until);
	}

}
