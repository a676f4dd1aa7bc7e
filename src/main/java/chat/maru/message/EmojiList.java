package chat.maru.message;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * The emoji that people can react with: those of the picker. It is read when the first
 * reaction comes.
 */
@Component
class EmojiList {

	/** The maximum length of an emoji in characters, with room for new ones. */
	private static final int MAX_LENGTH = 64;

	private static final Pattern SELECTORS = Pattern.compile("[\\x{FE0E}\\x{FE0F}]");

	private static final Pattern TONES = Pattern.compile("[\\x{1F3FB}-\\x{1F3FF}]");

	/** Two people with different skin tones have a sequence of their own. */
	private static final Map<String, String> PAIRS = Map.of("👩‍🤝‍👩", "👭", "👩‍🤝‍👨", "👫", "👨‍🤝‍👨", "👬",
			"🫱‍🫲", "🤝", "🧑‍❤‍🧑", "💑", "🧑‍❤‍💋‍🧑", "💏", "🧑‍🐰‍🧑", "👯", "👩‍🐰‍👩", "👯‍♀", "👨‍🐰‍👨",
			"👯‍♂");

	private final SingletonSupplier<Map<String, Known>> known = SingletonSupplier.of(EmojiList::load);

	/**
	 * Returns an emoji as it is stored: without skin tone, and in the form with which it
	 * is always drawn as an emoji. Empty if the text is not exactly one emoji.
	 */
	Optional<String> find(String text) {
		if (text.length() > MAX_LENGTH) {
			return Optional.empty();
		}
		String plain = SELECTORS.matcher(Normalizer.normalize(text, Normalizer.Form.NFC)).replaceAll("");
		String base = TONES.matcher(plain).replaceAll("");
		Known found = this.known.obtain().get(PAIRS.getOrDefault(base, base));
		return (found != null && (found.tones() || base.equals(plain))) ? Optional.of(found.text()) : Optional.empty();
	}

	private static Map<String, Known> load() {
		Map<String, Known> known = new HashMap<>();
		try (InputStream list = new ClassPathResource("static/emoji/emoji.json").getInputStream()) {
			for (JsonNode group : new JsonMapper().readTree(list)) {
				for (JsonNode emoji : group.get("emoji")) {
					String text = emoji.get(0).stringValue();
					known.put(SELECTORS.matcher(text).replaceAll(""), new Known(text, emoji.path(3).asInt(0) == 1));
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return known;
	}

	/**
	 * An emoji of the list.
	 *
	 * @param tones whether it can have a skin tone
	 */
	private record Known(String text, boolean tones) {
	}

}
