package chat.maru.page;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Names the browser and the system of a user agent. Browsers include the names of other
 * browsers for compatibility, so the most specific names are looked for first.
 */
final class UserAgent {

	private static final Map<String, String> BROWSERS = inOrder("Edg", "Edge", "OPR/", "Opera", "Whale/", "Whale",
			"SamsungBrowser/", "Samsung Internet", "Firefox/", "Firefox", "FxiOS/", "Firefox", "CriOS/", "Chrome",
			"Chrome/", "Chrome", "Safari/", "Safari");

	private static final Map<String, String> SYSTEMS = inOrder("iPhone", "iPhone", "iPad", "iPad", "Android", "Android",
			"Windows", "Windows", "Macintosh", "macOS", "CrOS", "ChromeOS", "Linux", "Linux");

	private UserAgent() {
	}

	/** Such as "Chrome · Android"; empty if neither is known here. */
	static Optional<String> describe(@Nullable String userAgent) {
		if (userAgent == null) {
			return Optional.empty();
		}
		Optional<String> browser = first(BROWSERS, userAgent);
		Optional<String> system = first(SYSTEMS, userAgent);
		return browser.map((it) -> it + system.map((name) -> " · " + name).orElse("")).or(() -> system);
	}

	private static Optional<String> first(Map<String, String> names, String userAgent) {
		return names.entrySet()
			.stream()
			.filter((entry) -> userAgent.contains(entry.getKey()))
			.map(Map.Entry::getValue)
			.findFirst();
	}

	private static Map<String, String> inOrder(String... pairs) {
		Map<String, String> map = new LinkedHashMap<>();
		for (int i = 0; i < pairs.length; i += 2) {
			map.put(pairs[i], pairs[i + 1]);
		}
		return map;
	}

}
