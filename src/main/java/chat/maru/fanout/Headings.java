package chat.maru.fanout;

import java.nio.charset.StandardCharsets;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

/**
 * The headers that differ between subscribers. Clients of one kind name their
 * subscriptions alike, so most share one array, and by that one {@link Batch}.
 */
final class Headings {

	private static final int MOST = 1_024;

	private final Cache<String, byte[]> known = Caffeine.newBuilder().maximumSize(MOST).build();

	byte[] of(String subscription, String destination) {
		return this.known.get("MESSAGE\nsubscription:" + subscription + "\ndestination:" + destination + '\n',
				(heading) -> heading.getBytes(StandardCharsets.UTF_8));
	}

}
