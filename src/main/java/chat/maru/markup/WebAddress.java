package chat.maru.markup;

import java.lang.Character.UnicodeScript;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Decides which URLs may be links. */
final class WebAddress {

	static final int MAX_LENGTH = 2_000;

	private static final String LABEL = "[\\p{L}\\p{M}\\p{N}_-]{1,63}";

	/** Has no user info, which can look like a host. */
	private static final Pattern WEB = Pattern.compile(
			"(?i)https?://(" + LABEL + "(?:\\." + LABEL + ")*\\.?|\\[[0-9a-f:.]{2,45}\\])(?::[0-9]{1,5})?(?:[/?#].*)?");

	/**
	 * Characters that change the direction of text, are not shown, or are not part of a
	 * URL.
	 */
	private static final Pattern UNSAFE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zs}\\p{Zl}\\p{Zp}\"<>`\\\\]");

	/** Cyrillic letters that look like Latin ones. */
	private static final Pattern LOOKALIKE = Pattern.compile("[асԁеһіјӏорԛѕԝхугкмтвнпь0-9-]+");

	private static final List<Set<UnicodeScript>> TOGETHER = List.of(
			EnumSet.of(UnicodeScript.LATIN, UnicodeScript.HAN, UnicodeScript.HANGUL),
			EnumSet.of(UnicodeScript.LATIN, UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA),
			EnumSet.of(UnicodeScript.LATIN, UnicodeScript.HAN, UnicodeScript.BOPOMOFO));

	private WebAddress() {
	}

	/**
	 * Whether a URL can be a link: one of the web that has no user info and whose host
	 * cannot be taken for another.
	 */
	static boolean isSafe(String address) {
		if (address.length() > MAX_LENGTH || UNSAFE.matcher(address).find()) {
			return false;
		}
		Matcher web = WEB.matcher(address);
		return web.matches() && isPlain(web.group(1).toLowerCase(Locale.ROOT));
	}

	/** Returns the host of a URL in lower case; empty if it has none. */
	static String host(String address) {
		Matcher web = WEB.matcher(address);
		return web.matches() ? web.group(1).toLowerCase(Locale.ROOT) : "";
	}

	private static boolean isPlain(String host) {
		List<String> labels = Arrays.asList(host.split("\\."));
		boolean latinTop = scripts(labels.get(labels.size() - 1)).contains(UnicodeScript.LATIN);
		return labels.stream().allMatch((label) -> isPlain(label, latinTop));
	}

	private static boolean isPlain(String label, boolean latinTop) {
		Set<UnicodeScript> scripts = scripts(label);
		if (latinTop && scripts.contains(UnicodeScript.CYRILLIC) && LOOKALIKE.matcher(label).matches()) {
			return false;
		}
		return scripts.size() <= 1 || TOGETHER.stream().anyMatch((allowed) -> allowed.containsAll(scripts));
	}

	private static Set<UnicodeScript> scripts(String label) {
		Set<UnicodeScript> scripts = EnumSet.noneOf(UnicodeScript.class);
		label.codePoints().mapToObj(UnicodeScript::of).forEach(scripts::add);
		scripts.removeAll(EnumSet.of(UnicodeScript.COMMON, UnicodeScript.INHERITED));
		return scripts;
	}

}
