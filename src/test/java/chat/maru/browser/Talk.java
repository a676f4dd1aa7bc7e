package chat.maru.browser;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import chat.maru.account.Account;
import chat.maru.message.RoomLog;
import chat.maru.registration.Guests;
import chat.maru.room.Rights;

/**
 * Messages that exist before a user opens the page, written directly into the server's
 * log.
 */
final class Talk {

	private static final List<String> NAMES = List.of("Ara", "Bora", "Chan");

	/** The batch size of the log's writer, so that no post is refused as busy. */
	private static final int AT_ONCE = 100;

	private final RoomLog log;

	private final List<Account> authors;

	Talk(RoomLog log, Guests guests) {
		this.log = log;
		this.authors = NAMES.stream().map((name) -> guests.welcome(People.unique(name), "192.0.2.1")).toList();
	}

	/** Posts '{topic} 1' to '{topic} {count}'. */
	void of(String topic, int count) {
		for (int from = 1; from <= count; from += AT_ONCE) {
			IntStream.range(from, Math.min(from + AT_ONCE, count + 1))
				.mapToObj((number) -> post(topic + " " + number, number))
				.toList()
				.forEach(CompletableFuture::join);
		}
	}

	private CompletableFuture<Long> post(String text, int number) {
		Account author = this.authors.get((number / 4) % this.authors.size());
		return this.log.post(Rights.posting(author, "lobby"), UUID.randomUUID().toString(), text);
	}

}
