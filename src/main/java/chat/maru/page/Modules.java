package chat.maru.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * The modules that the entry module of a page imports, directly or not. A page names them
 * all in its head, so that a browser requests them at once. Otherwise it learns of each
 * one only when it has read the module that imports it.
 */
@Component
public class Modules {

	/** The target of a static import or export, at the start of a line. */
	private static final Pattern IMPORT = Pattern
		.compile("(?m)^(?:import|export)\\b[^'\";]*?['\"](\\.{1,2}/[^'\"]+)['\"]");

	/** By the name of the entry. The templates contain the names, so they are few. */
	private final Map<String, List<String>> known = new ConcurrentHashMap<>();

	/**
	 * Returns the paths of the modules of a page, such as {@code /js/page/words.js}, the
	 * entry module first and each module after one that imports it.
	 * @param entry the name of the entry module, such as {@code main}
	 * @throws UncheckedIOException if a module is missing
	 */
	public List<String> of(String entry) {
		return this.known.computeIfAbsent(entry, Modules::graph);
	}

	private static List<String> graph(String entry) {
		URI first = URI.create("/js/page/" + entry + ".js");
		Set<URI> found = new LinkedHashSet<>(Set.of(first));
		Deque<URI> unread = new ArrayDeque<>(found);
		for (URI module = unread.poll(); module != null; module = unread.poll()) {
			for (URI imported : imports(module)) {
				if (found.add(imported)) {
					unread.add(imported);
				}
			}
		}
		return found.stream().map(URI::getPath).toList();
	}

	private static List<URI> imports(URI module) {
		try (InputStream file = new ClassPathResource("static" + module.getPath()).getInputStream()) {
			return IMPORT.matcher(new String(file.readAllBytes(), StandardCharsets.UTF_8))
				.results()
				.map((found) -> module.resolve(found.group(1)))
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
