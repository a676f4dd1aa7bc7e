package chat.maru.account;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import java.util.regex.Pattern;

/**
 * What a name looks like: Unicode's skeleton (UTS 39, section 4), made insensitive to
 * case in two ways. Letters that look alike in one case may differ in the other, so two
 * names look alike when either part of their looks is equal.
 *
 * @param drawn the skeleton in lower case: a capital I is an l, and a Greek capital Nu is
 * an n
 * @param read the skeleton of the name in lower case: a capital I is an i, and a Greek
 * capital Nu is a v
 */
public record Look(String drawn, String read) {

	/**
	 * The revision of the stored looks. Change it together with the table of
	 * {@link Confusables} or the rules here; the stored looks are then computed again at
	 * the next start.
	 */
	public static final int REVISION = 1;

	private static final int CAPITAL_L = 'L';

	/**
	 * Prototypes that are drawn as small capitals, such as most small letters of
	 * Cyrillic. Unicode's table does not map them to the capitals.
	 */
	private static final String SMALL_CAPITALS = "ᴀʙᴅᴇꜰɢʜᴊĸʟʍɴᴘꞯʀᴛ";

	private static final String THEIR_LETTERS = "abdefghjklmnpqrt";

	/** The letter already has the dot. */
	private static final Pattern DOT_ABOVE_I = Pattern.compile("([ij]\\p{Mn}*?)\u0307");

	/** The second mark is drawn on top of the first. */
	private static final Pattern DOUBLE_MARK = Pattern.compile("(\\p{Mn})\\1+");

	private static final Pattern SPACES = Pattern.compile("\\p{Zs}+");

	/** The look of a name. Blank if nothing of it is visible. */
	static Look of(String name) {
		String seen = decomposed(kept(Normalizer.normalize(name, Form.NFKC), (character) -> !isInvisible(character)));
		return new Look(look(seen), look(decomposed(Folding.of(seen))));
	}

	/**
	 * Whether nothing of a name is visible. Marks without a letter count as invisible.
	 */
	static boolean isBlank(String name) {
		return name.codePoints()
			.allMatch((character) -> isInvisible(character) || isMark(character) || Character.isSpaceChar(character));
	}

	private static String look(String text) {
		// A prototype may be a capital letter, whose small letter has another prototype.
		String once = decomposed(mapped(Confusables.prototypes(text), Look::letter));
		String twice = decomposed(Confusables.prototypes(once));
		String undotted = DOT_ABOVE_I.matcher(twice).replaceAll("$1");
		return SPACES.matcher(DOUBLE_MARK.matcher(undotted).replaceAll("$1")).replaceAll(" ").strip();
	}

	/**
	 * In lower case, but for the L: a small one is drawn as a capital I, and {@code Ian}
	 * does not look like {@code Lan}.
	 */
	private static int letter(int character) {
		int small = SMALL_CAPITALS.indexOf(character);
		if (small >= 0) {
			return THEIR_LETTERS.charAt(small);
		}
		return (character != CAPITAL_L) ? Character.toLowerCase(character) : character;
	}

	/**
	 * Characters that are drawn as nothing: the default ignorable ones (The Unicode
	 * Standard, section 5.21) and the blank ones among letters and symbols.
	 */
	private static boolean isInvisible(int character) {
		return Folding.isIgnorable(character) || Character.getType(character) == Character.CONTROL
				|| character == 0xFFFC || character == 0x16FE4 || character == 0x1D159
				|| (character >= 0x13441 && character <= 0x13442);
	}

	private static boolean isMark(int character) {
		return switch (Character.getType(character)) {
			case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> true;
			default -> false;
		};
	}

	private static String decomposed(String text) {
		return Normalizer.normalize(text, Form.NFD);
	}

	private static String kept(String text, IntPredicate kept) {
		return text.codePoints()
			.filter(kept)
			.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
			.toString();
	}

	private static String mapped(String text, IntUnaryOperator mapping) {
		return text.codePoints()
			.map(mapping)
			.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
			.toString();
	}

}
