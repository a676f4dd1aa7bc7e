package chat.maru.markup;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds URLs in a text as people write it: in sentences without spaces, in the quotes of
 * any language, with a Korean particle at the end. As in addresses.js.
 */
final class Addresses {

	private static final String SPACE = "\\s\\x{a0}\\x{1680}\\x{2000}-\\x{200a}\\x{2028}\\x{2029}\\x{202f}\\x{205f}\\x{feff}";

	/**
	 * Matches up to a character that ends a URL: spaces, quotes, long dashes, ellipses,
	 * Chinese and Japanese punctuation, full-width forms, and characters that change the
	 * direction of text, which could make a URL look like another one.
	 */
	private static final Pattern ADDRESS = Pattern.compile("(?i:https?)://[^" + SPACE
			+ "<>\"`«»\\x{61c}\\x{200b}\\x{200e}\\x{200f}—―\\x{2018}-\\x{201f}…\\x{202a}-\\x{202e}‹›\\x{2066}-\\x{2069}"
			+ "\\x{3000}-\\x{3004}\\x{3008}-\\x{3020}\\x{3030}\\x{ff00}-\\x{ff65}\\x{ffa0}-\\x{ffef}]+");

	/** Scripts that are written without spaces between words. */
	private static final String CJK = "[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}ー]";

	private static final Pattern ORIGIN = pattern("^https?://[^/?#]*");

	/** The end of a host name or address in ASCII: a letter of another script. */
	private static final Pattern END_OF_ASCII = pattern("(?<=[a-z0-9])(?![\\p{IsLatin}\\p{M}])[^\\x00-\\x7f]");

	private static final Pattern END_OF_PORT = pattern("(?<=:[0-9]{1,9})(?![0-9]|.*[\\]@]).");

	private static final Pattern END_OF_HOST = pattern("['–]");

	private static final String PARTICLES = "(?:에서|에게|에|으로|로|부터|까지|보다|처럼|이나|나|이랑|랑|과|와|을|를|은|는|이|가|도|만|의|께|이라고|라고|이라는|라는)(?:는|도|만|의)?|(?:이에|예)요|입니다|인데|이고";

	private static final Pattern PARTICLE_OF_HOST = pattern("(?<=\\.[가-힣]{2,63})(?:" + PARTICLES + ")$");

	/**
	 * A particle directly after ASCII or after the slash of the host. If Hangul
	 * continues, as in 'C언어', it belongs to a name.
	 */
	private static final Pattern PARTICLE_OF_PATH = pattern(
			"(?<=^/|[a-z0-9])(?:" + PARTICLES + ")(?![\\p{L}\\p{N}_/=-])");

	private static final Pattern HIRAGANA_OF_PATH = pattern("(?<=[a-z0-9])\\p{IsHiragana}");

	private static final Pattern CJK_OF_PATH = pattern("(?<=[a-z0-9])" + CJK);

	private static final Pattern AFTER_CJK = pattern(CJK + "$");

	/** Punctuation at the end of a sentence. */
	private static final Pattern CLOSING = pattern("[.,:;!?*_~'،؛؟–-]+$");

	/**
	 * The start of the next URL in a list without spaces. After a slash it belongs to the
	 * present one.
	 */
	private static final Pattern NEXT_ADDRESS = pattern("[,;|](?=https?://)");

	/**
	 * An apostrophe belongs to the URL if letters follow, except for the genitive 's.
	 */
	private static final Pattern APOSTROPHE = pattern("'(?![a-z])|'s$");

	private Addresses() {
	}

	private static Pattern pattern(String regex) {
		return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
	}

	/** Returns the places of the URLs in a text, in order. */
	static List<Place> find(String text) {
		List<Place> found = new ArrayList<>();
		Matcher next = ADDRESS.matcher(text);
		for (int from = 0; next.find(from);) {
			String before = text.substring(Math.max(0, next.start() - 2), next.start());
			String address = address(next.group(), before);
			if (WebAddress.isSafe(address)) {
				found.add(new Place(next.start(), next.start() + address.length()));
			}
			from = next.start() + Math.max(address.length(), "http://".length());
		}
		return found;
	}

	/**
	 * Returns the length of the URL at the beginning of a text, whether or not it may be
	 * a link; at least that of its scheme.
	 * @param text begins with a scheme
	 * @param before at least the last character before the text; may be empty
	 */
	static int lengthAt(String text, String before) {
		Matcher start = ADDRESS.matcher(text);
		int scheme = text.indexOf("://") + "://".length();
		return start.lookingAt() ? Math.max(scheme, address(start.group(), before).length()) : scheme;
	}

	private static String address(String match, String before) {
		String closed = withoutClosing(before(match, NEXT_ADDRESS));
		return withoutClosing(withoutSentence(closed, AFTER_CJK.matcher(before).find()));
	}

	/**
	 * Removes the sentence around a URL. If Chinese or Japanese text is directly in front
	 * of the URL, it most likely continues directly after it.
	 */
	private static String withoutSentence(String match, boolean afterCjk) {
		Matcher found = ORIGIN.matcher(match);
		String origin = found.find() ? found.group() : match;
		String host = host(origin);
		if (!host.equals(origin)) {
			return host;
		}
		String rest = before(match.substring(origin.length()), APOSTROPHE);
		rest = before(before(rest, PARTICLE_OF_PATH), HIRAGANA_OF_PATH);
		return origin + (afterCjk ? before(rest, CJK_OF_PATH) : rest);
	}

	/**
	 * Returns the origin. Only the last label of a host name ends at a letter of another
	 * script; the others can mix scripts.
	 */
	private static String host(String origin) {
		String plain = before(before(origin, END_OF_HOST), END_OF_PORT);
		int last = Math.max(plain.lastIndexOf('.'), plain.lastIndexOf('/')) + 1;
		return before(plain.substring(0, last) + before(plain.substring(last), END_OF_ASCII), PARTICLE_OF_HOST);
	}

	private static String before(String text, Pattern end) {
		Matcher found = end.matcher(text);
		return found.find() ? text.substring(0, found.start()) : text;
	}

	/**
	 * Removes the punctuation at the end of a sentence, and everything from a bracket
	 * that was opened before the URL.
	 */
	private static String withoutClosing(String address) {
		Deque<Integer> open = new ArrayDeque<>();
		int end = address.length();
		for (int at = 0; at < end; at++) {
			int opening = "([{".indexOf(address.charAt(at));
			int closing = ")]}".indexOf(address.charAt(at));
			if (opening >= 0) {
				open.push(opening);
			}
			else if (closing >= 0 && (open.isEmpty() || open.pop() != closing)) {
				end = at;
			}
		}
		return before(address.substring(0, end), CLOSING);
	}

	/**
	 * The place of a URL in a text.
	 *
	 * @param start the index of its first character
	 * @param end the index after its last character
	 */
	record Place(int start, int end) {
	}

}
