package chat.maru.account;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Unicode's table of characters that look alike. The file next to this class states its
 * version and licence.
 *
 * @see <a href="https://www.unicode.org/reports/tr39/#Confusable_Detection">UTS 39,
 * section 4</a>
 */
final class Confusables {

	/** 5,500 characters. Read when the first names are compared. */
	private static final Map<Integer, String> PROTOTYPES = read();

	private Confusables() {
	}

	/**
	 * Replace each character with the one that stands for all characters of its look.
	 * @param text in Unicode's canonical decomposition (NFD)
	 */
	static String prototypes(String text) {
		StringBuilder prototypes = new StringBuilder(text.length());
		text.codePoints().forEach((character) -> {
			String prototype = PROTOTYPES.get(character);
			if (prototype != null) {
				prototypes.append(prototype);
			}
			else {
				prototypes.appendCodePoint(character);
			}
		});
		return prototypes.toString();
	}

	private static Map<Integer, String> read() {
		Map<Integer, String> prototypes = new HashMap<>();
		Map<String, String> distinct = new HashMap<>();
		try (BufferedReader lines = new BufferedReader(
				new InputStreamReader(Objects.requireNonNull(Confusables.class.getResourceAsStream("confusables.txt")),
						StandardCharsets.UTF_8))) {
			for (String line = lines.readLine(); line != null; line = lines.readLine()) {
				String[] fields = line.split(";", 3);
				if (fields.length > 1 && line.charAt(0) != '#') {
					prototypes.put(Integer.parseInt(fields[0].strip(), 16),
							distinct.computeIfAbsent(fields[1].strip(), Confusables::text));
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return prototypes;
	}

	private static String text(String codePoints) {
		StringBuilder text = new StringBuilder();
		for (String codePoint : codePoints.split(" ")) {
			text.appendCodePoint(Integer.parseInt(codePoint, 16));
		}
		return text.toString();
	}

}
