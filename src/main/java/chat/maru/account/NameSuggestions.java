package chat.maru.account;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Suggests names for a user who signs up with a provider. */
public final class NameSuggestions {

	/** The name for a user without a name that can be shown. */
	private static final String DEFAULT_NAME = "Member";

	/** The largest number that is appended to a name. */
	private static final int MAX_NUMBER = 9;

	private static final int RANDOM_NAMES = 3;

	private static final int MAX_LENGTH = 40;

	/** The maximum length of what is appended to a name, in characters. */
	private static final int MAX_SUFFIX_LENGTH = 7;

	private static final Pattern UNFIT = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]+");

	private NameSuggestions() {
	}

	/**
	 * The first name that is valid as it is or after it was shortened, then the same name
	 * with a number. Does not check whether another account has it.
	 * @param names the names that the provider knows for the user, the preferred one
	 * first; may be empty
	 * @return 1 to 12 names, the first to try first
	 */
	public static Stream<DisplayName> among(List<String> names) {
		String name = names.stream()
			.map(NameSuggestions::shown)
			.filter((it) -> DisplayName.read(it).filter(ReservedNames::isFree).isPresent())
			.findFirst()
			.orElse(DEFAULT_NAME);
		String base = shortened(name, MAX_LENGTH - MAX_SUFFIX_LENGTH);
		Stream<String> numbered = IntStream.rangeClosed(2, MAX_NUMBER).mapToObj((number) -> base + ' ' + number);
		Stream<String> random = Stream
			.generate(() -> base + ' ' + ThreadLocalRandom.current().nextInt(100_000, 1_000_000))
			.limit(RANDOM_NAMES);
		return Stream.of(Stream.of(name), numbered, random)
			.flatMap((it) -> it)
			.map(DisplayName::read)
			.flatMap(Optional::stream);
	}

	/**
	 * An email address must not be shown to others, so only the part before its @ is
	 * used.
	 */
	private static String shown(String claim) {
		String name = claim.substring(0, Math.min(claim.length(), 400));
		int at = name.indexOf('@');
		return shortened(UNFIT.matcher((at > 0) ? name.substring(0, at) : name).replaceAll("").strip(), MAX_LENGTH);
	}

	private static String shortened(String name, int length) {
		return (name.codePointCount(0, name.length()) > length)
				? name.substring(0, name.offsetByCodePoints(0, length)).strip() : name;
	}

}
