package chat.maru.fanout;

import java.nio.charset.StandardCharsets;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

/**
 * Caches the headers that differ between subscribers. Clients of one kind use the same
 * subscription ids, so most of them share one array, and therefore one {@link Batch}.
 */
final class FrameHeaders {

	private static final int MAX_HEADINGS = 1_024;

	private final Cache<String, byte[]> known = Caffeine.newBuilder().maximumSize(MAX_HEADINGS).build();

	byte[] of(String subscription, String destination) {
		return this.known.get("MESSAGE\nsubscription:" + subscription + "\ndestination:" + destination + '\n',
				(heading) -> heading.getBytes(StandardCharsets.UTF_8));
	}

}
