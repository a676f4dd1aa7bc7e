package chat.maru.account;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Names to try for somebody whom a provider names. */
public final class FreeName {

	/** Of somebody without a name that could be shown. */
	private static final String NOBODY = "Member";

	/** How many are tried with a small number behind them. */
	private static final int NUMBERED = 9;

	private static final int RANDOM = 3;

	private static final int LONGEST = 40;

	/** What a name has behind it to be another one, at most. */
	private static final int LONGEST_NUMBER = 7;

	private static final Pattern UNFIT = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]+");

	private FreeName() {
	}

	/**
	 * The first that is fit as it is or can be made so, then the same with a number.
	 * Whether somebody has it is not looked at.
	 * @param names what the provider calls somebody, the most fitting first; may be empty
	 * @return 1 to 12 names, the first to try first
	 */
	public static Stream<DisplayName> among(List<String> names) {
		String name = names.stream()
			.map(FreeName::shown)
			.filter((it) -> DisplayName.read(it).filter(ReservedNames::isFree).isPresent())
			.findFirst()
			.orElse(NOBODY);
		String base = shortened(name, LONGEST - LONGEST_NUMBER);
		Stream<String> numbered = IntStream.rangeClosed(2, NUMBERED).mapToObj((number) -> base + ' ' + number);
		Stream<String> random = Stream
			.generate(() -> base + ' ' + ThreadLocalRandom.current().nextInt(100_000, 1_000_000))
			.limit(RANDOM);
		return Stream.of(Stream.of(name), numbered, random)
			.flatMap((it) -> it)
			.map(DisplayName::read)
			.flatMap(Optional::stream);
	}

	/** An address is shown to nobody: what stands before its @ is enough. */
	private static String shown(String claim) {
		String name = claim.substring(0, Math.min(claim.length(), 400));
		int at = name.indexOf('@');
		return shortened(UNFIT.matcher((at > 0) ? name.substring(0, at) : name).replaceAll("").strip(), LONGEST);
	}

	private static String shortened(String name, int length) {
		return (name.codePointCount(0, name.length()) > length)
				? name.substring(0, name.offsetByCodePoints(0, length)).strip() : name;
	}

}
