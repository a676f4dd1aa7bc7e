package chat.maru.fanout;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

import chat.maru.account.AccountChanged;
import chat.maru.account.AccountDeleted;
import chat.maru.cluster.Notices;
import chat.maru.cluster.NoticesMissed;
import chat.maru.log.EpochListener;
import chat.maru.log.LogInterest;
import chat.maru.message.RoomEvent;
import chat.maru.message.RoomEvent.Deleted;
import chat.maru.message.RoomEvent.Edited;
import chat.maru.message.RoomEvent.Posted;
import chat.maru.message.RoomEventListener;
import chat.maru.person.PersonEntries;
import chat.maru.person.PersonEvent;
import chat.maru.person.PersonEventListener;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/**
 * The feed of each room that has subscribers. Only the subscriptions have a strong
 * reference to a feed. A feed without subscriptions is garbage collected, and the next
 * subscriber gets a new one, which begins at the end of the log.
 */
@Component
class RoomFeeds implements RoomEventListener, PersonEventListener, LogInterest, EpochListener {

	private final Cache<String, RoomFeed> feeds = Caffeine.newBuilder().executor(Runnable::run).weakValues().build();

	private final LogPages pages;

	private final Stripes stripes;

	private final JsonMapper json;

	RoomFeeds(LogPages pages, Stripes stripes, JsonMapper json, Notices notices) {
		this.pages = pages;
		this.stripes = stripes;
		this.json = json;
		notices.on(AccountChanged.class, (notice) -> forgetAll());
		notices.on(AccountDeleted.class, (notice) -> forgetAll());
		notices.on(NoticesMissed.class, (notice) -> forgetAll());
	}

	/** The feed of a log, with its head at the end of the log. */
	RoomFeed of(ReadableLog log) {
		// The feed must be in the map before the seq is read. Then a commit is either
		// appended to the feed or included in the seq.
		RoomFeed feed = this.feeds.get(log.id(), (id) -> new RoomFeed(id, this.stripes.all()));
		feed.begin(() -> lastSeq(log));
		return feed;
	}

	/**
	 * Without a feed, this node did not hear of messages that were edited or deleted on
	 * other nodes, so cached pages may have their earlier texts.
	 */
	private long lastSeq(ReadableLog log) {
		if (!PersonEntries.isPersons(log.id())) {
			this.pages.forget(log.id());
		}
		return log.lastSeq();
	}

	@Override
	public Set<String> logs() {
		return this.feeds.asMap().keySet();
	}

	/** A feed that has not begun will begin at the end of the log. */
	@Override
	public OptionalLong known(String log) {
		RoomFeed feed = this.feeds.getIfPresent(log);
		return (feed != null && feed.isBegun()) ? OptionalLong.of(feed.head()) : OptionalLong.empty();
	}

	@Override
	public void committed(List<RoomEvent> events) {
		events.stream()
			.collect(Collectors.groupingBy(RoomEvent::room, LinkedHashMap::new, Collectors.toList()))
			.forEach(this::append);
	}

	@Override
	public void personEvents(List<PersonEvent> events) {
		for (PersonEvent event : events) {
			RoomFeed feed = this.feeds.getIfPresent(PersonEntries.log(event.account()));
			if (feed != null) {
				feed.append(List.of(EncodedEvent.of(event, this.json)));
			}
		}
	}

	/**
	 * Encoded events contain the name that an account had at that time. Subscribers that
	 * resume from now on read the log, which has the present name.
	 */
	private void forgetAll() {
		this.pages.forgetAll();
		this.feeds.asMap().values().forEach(RoomFeed::forget);
	}

	/** The next subscribers get new feeds. The present ones are disconnected. */
	@Override
	public void epochChanged() {
		this.pages.forgetAll();
		this.feeds.invalidateAll();
	}

	/** Makes the feeds of quiet rooms discard their events. */
	void rest() {
		this.feeds.cleanUp();
		this.feeds.asMap().values().forEach(RoomFeed::rest);
	}

	/** The approximate number of feeds. */
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
			if (event instanceof Edited edited) {
				forget(edited.posted(), edited.seq(), feed);
			}
			else if (event instanceof Deleted deleted) {
				forget(deleted.posted(), deleted.seq(), feed);
			}
		}
	}

	/**
	 * A subscriber that resumes from now on must not get an earlier text of a message
	 * from a feed or a cached page.
	 * @param now the message as it is now
	 * @param seq the seq of the event that changed it
	 */
	private void forget(Posted now, long seq, @Nullable RoomFeed feed) {
		this.pages.forget(now.room());
		if (feed != null) {
			feed.replace(EncodedEvent.of(now, this.json));
			feed.forgetEdits(now.seq(), seq);
		}
	}

}
