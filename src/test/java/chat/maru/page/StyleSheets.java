package chat.maru.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The style sheets of the page, without their comments. */
final class StyleSheets {

	private static final Path FOLDER = Path.of("src", "main", "resources", "static", "css");

	private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);

	private static final Pattern DEFINED = Pattern.compile("^  (--[a-z0-9-]+): ([^;]+);", Pattern.MULTILINE);

	private static final Pattern ACCENT = Pattern.compile("^:root\\[data-accent] \\{[^}]*}", Pattern.MULTILINE);

	private StyleSheets() {
	}

	/** All of them by file name. */
	static Map<String, String> all() {
		Map<String, String> sheets = new TreeMap<>();
		try (Stream<Path> files = Files.list(FOLDER)) {
			for (Path file : files.toList()) {
				sheets.put(file.getFileName().toString(), COMMENT.matcher(Files.readString(file)).replaceAll(""));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return sheets;
	}

	/**
	 * The values of the tokens by name, without those that a media query or an attribute
	 * of the page changes.
	 */
	static Map<String, String> tokens() {
		return defined(all().getOrDefault("tokens.css", ""));
	}

	/** The tokens that change if an administrator has chosen a hue for the accent. */
	static Map<String, String> accentTokens() {
		Matcher block = ACCENT.matcher(all().getOrDefault("tokens.css", ""));
		return block.find() ? defined(block.group()) : Map.of();
	}

	private static Map<String, String> defined(String css) {
		Map<String, String> tokens = new TreeMap<>();
		Matcher defined = DEFINED.matcher(css);
		while (defined.find()) {
			tokens.putIfAbsent(defined.group(1), defined.group(2));
		}
		return tokens;
	}

}
