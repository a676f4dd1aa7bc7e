package chat.maru.markup;

import java.time.Duration;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the HTML of texts for a minute, so that a text that many readers ask for at the
 * same time is formatted once. The HTML of another version is never returned.
 */
public final class HtmlCache {

	/** In characters (UTF-16). */
	private static final long CAPACITY = 4_000_000;

	private static final Duration KEPT = Duration.ofMinutes(1);

	private static final int OVERHEAD = 100;

	private final Cache<String, Formatted> cache = Caffeine.newBuilder()
		.executor(Runnable::run)
		.expireAfterWrite(KEPT)
		.maximumWeight(CAPACITY)
		.weigher((String id, Formatted formatted) -> OVERHEAD + formatted.size())
		.build();

	/**
	 * Returns the HTML of a text; null if it is the same as the escaped text.
	 * @param id what the text belongs to
	 * @param version the version of the text
	 */
	public @Nullable String html(String id, int version, String text) {
		if (Markup.isPlain(text)) {
			return null;
		}
		Formatted known = this.cache.getIfPresent(id);
		if (known == null || known.version() != version) {
			known = new Formatted(version, Markup.html(text));
			this.cache.put(id, known);
		}
		return known.html();
	}

	/**
	 * Forgets a text. One that was read before and is formatted now is still kept for a
	 * minute.
	 */
	public void forget(String id) {
		this.cache.invalidate(id);
	}

	/** Forgets all texts. */
	public void forgetAll() {
		this.cache.invalidateAll();
	}

	/**
	 * A formatted text.
	 *
	 * @param version the version of the text
	 * @param html null if it is the same as the escaped text
	 */
	private record Formatted(int version, @Nullable String html) {

		int size() {
			return (this.html != null) ? this.html.length() : 0;
		}

	}

}
