package chat.maru.administration;

import java.time.Instant;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * Somebody may not come in any more. Published when that has been committed and is asked
 * for at every door, on the thread that did it.
 *
 * @param accounts matches the ids of those whom it concerns
 * @param addresses matches the addresses from which nobody may come
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
