package chat.maru.administration;

import java.util.function.Predicate;

/**
 * Somebody may not come in any more. Published when that has been committed and is asked
 * for at every door, on the thread that did it.
 *
 * @param accounts matches the ids of those whom it concerns
 * @param addresses matches the addresses from which nobody may come
 */
public record Banned(Predicate<String> accounts, Predicate<String> addresses) {

	static Banned account(String id) {
		return new Banned(id::equals, (address) -> false);
	}

	static Banned network(Predicate<String> addresses) {
		return new Banned((id) -> false, addresses);
	}

}
