package chat.maru.page;

import java.util.regex.Pattern;

/**
 * Recognises messages of a few emoji and nothing else, which are shown larger, as in
 * text.js.
 */
final class EmojiText {

	private static final int MAX_LENGTH = 100;

	private static final int MAX_EMOJI = 6;

	/**
	 * Characters that are emoji without a selector, or the selector itself. Java 17 has
	 * no class for them.
	 */
	private static final Pattern MOSTLY = Pattern
		.compile("[\\x{1F000}-\\x{1FAFF}\\x{FE0F}⌚⌛⏩-⏬⏰⏳◽◾☔☕♈-♓♿⚓⚡⚪⚫⚽⚾⛄⛅⛎⛔⛪⛲⛳⛵⛺⛽✅✊✋✨❌❎❓-❕❗➕-➗➰➿⬛⬜⭐⭕]");

	private static final Pattern ONLY = Pattern.compile(
			"(?:[\\x{1F000}-\\x{1FAFF}©®‼⁉™ℹ↔-↪⌚-⏿Ⓜ▪-◾☀-➿⤴⤵⬅-⭕〰〽㊗㊙\\x{200D}\\x{FE0F}\\s\\x{E0020}-\\x{E007F}]|[0-9#*]\\x{FE0F}\\x{20E3})+");

	private static final Pattern GRAPHEME = Pattern.compile("\\X");

	private static final Pattern SPACE = Pattern.compile("\\s");

	private EmojiText() {
	}

	/** Whether the text is one to six emoji and nothing else. */
	static boolean isOnly(String text) {
		return text.length() <= MAX_LENGTH && MOSTLY.matcher(text).find() && ONLY.matcher(text).matches()
				&& GRAPHEME.matcher(SPACE.matcher(text).replaceAll("")).results().count() <= MAX_EMOJI;
	}

}
