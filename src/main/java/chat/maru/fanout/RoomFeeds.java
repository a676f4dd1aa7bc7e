package chat.maru.fanout;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

import chat.maru.account.AccountChanged;
import chat.maru.account.AccountDeleted;
import chat.maru.message.RoomEvent;
import chat.maru.message.RoomEvent.Deleted;
import chat.maru.message.RoomEventListener;
import chat.maru.message.RoomLog;
import chat.maru.room.ReadingRights;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The feed of each room that has subscribers. Only the subscriptions keep a strong
 * reference to it: a feed without any is garbage collected, and the next subscriber gets
 * a new one, which begins at the end of the log.
 */
@Component
class RoomFeeds implements RoomEventListener {

	private final Cache<String, RoomFeed> feeds = Caffeine.newBuilder().executor(Runnable::run).weakValues().build();

	private final RoomLog log;

	private final LogPages pages;

	private final Stripes stripes;

	private final JsonMapper json;

	RoomFeeds(RoomLog log, LogPages pages, Stripes stripes, JsonMapper json) {
		this.log = log;
		this.pages = pages;
		this.stripes = stripes;
		this.json = json;
	}

	/** The feed of a room, begun where the room's log is now. */
	RoomFeed of(ReadingRights rights) {
		// First into the map, then the seq: a commit after this line is appended, one
		// before it is in the seq.
		RoomFeed feed = this.feeds.get(rights.roomId(), (id) -> new RoomFeed(id, this.stripes.all()));
		feed.begin(() -> this.log.lastSeq(rights));
		return feed;
	}

	@Override
	public void committed(List<RoomEvent> events) {
		events.stream()
			.collect(Collectors.groupingBy(RoomEvent::room, LinkedHashMap::new, Collectors.toList()))
			.forEach(this::append);
	}

	/**
	 * Events name an account as it was when they were encoded. Those who come back from
	 * now on read the log, which names it as it is.
	 */
	@EventListener
	void changed(AccountChanged event) {
		forgetAll();
	}

	@EventListener
	void deleted(AccountDeleted event) {
		forgetAll();
	}

	private void forgetAll() {
		this.pages.forgetAll();
		this.feeds.asMap().values().forEach(RoomFeed::forget);
	}

	/** Let the quiet ones drop what they keep. */
	void rest() {
		this.feeds.cleanUp();
		this.feeds.asMap().values().forEach(RoomFeed::rest);
	}

	/** How many feeds there are, about. */
	long size() {
		this.feeds.cleanUp();
		return this.feeds.estimatedSize();
	}

	private void append(String room, List<RoomEvent> events) {
		RoomFeed feed = this.feeds.getIfPresent(room);
		if (feed != null) {
			feed.append(events.stream().map((event) -> EncodedEvent.of(event, this.json)).toList());
		}
		for (RoomEvent event : events) {
			if (event instanceof Deleted deleted) {
				forget(deleted, feed);
			}
		}
	}

	/** Whoever comes back from now on must not find a removed text among what is kept. */
	private void forget(Deleted deleted, @Nullable RoomFeed feed) {
		this.pages.forget(deleted.room());
		if (feed != null) {
			feed.replace(EncodedEvent.of(deleted.posted(), this.json));
		}
	}

}
