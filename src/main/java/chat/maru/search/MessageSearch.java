package chat.maru.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import chat.maru.log.Head;
import chat.maru.log.Heads;
import chat.maru.message.Message;
import chat.maru.message.MessagePlace;
import chat.maru.message.RoomLog;
import chat.maru.message.SelectedMessages;
import chat.maru.message.SelectedMessages.Place;
import chat.maru.room.ReadingRights;
import chat.maru.search.SearchAnswer.Result;
import chat.maru.search.SearchIndex.Hit;
import chat.maru.search.SearchIndex.IndexedRoom;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Finds messages, newest first. The index gives candidates; the newest messages that it
 * does not have yet are read from the log. All of them are checked as they are now.
 */
@Component
class MessageSearch {

	/** How many candidates of the index a search checks. */
	private static final int MAX_CANDIDATES = 1_000;

	/** How many candidates are read at once. */
	private static final int BATCH = 200;

	/** How many messages that are not indexed a search checks. */
	private static final int MAX_SCANNED = 1_000;

	/**
	 * Of how many rooms. Usually these are the ones with a message in the last second.
	 */
	private static final int MAX_SCANNED_ROOMS = 50;

	private final SearchIndex index;

	private final SelectedMessages messages;

	private final RoomLog log;

	private final Heads heads;

	MessageSearch(SearchIndex index, SelectedMessages messages, RoomLog log, Heads heads) {
		this.index = index;
		this.messages = messages;
		this.log = log;
		this.heads = heads;
	}

	/**
	 * Finds a page of messages.
	 * @param rooms the rooms that may be searched
	 * @param before where the page begins; null for the first page
	 */
	SearchAnswer find(MessageFilter filter, Collection<ReadingRights> rooms, @Nullable MessagePlace before, int limit) {
		Map<String, ReadingRights> rights = ReadingRights.byRoom(rooms);
		Map<String, IndexedRoom> indexed = this.index.rooms(rights.keySet());
		Page page = new Page(before, limit);
		scan(filter, rights, indexed, page);
		if (!indexed.isEmpty()) {
			look(filter, rights, query(filter, indexed, before), page);
		}
		return page.answer();
	}

	private static IndexQuery query(MessageFilter filter, Map<String, IndexedRoom> rooms,
			@Nullable MessagePlace before) {
		SearchQuery query = filter.query();
		List<Term> all = Stream
			.concat(query.words().stream().flatMap((phrase) -> phrase.terms().stream()),
					query.features().stream().map((feature) -> new Term(Terms.feature(feature), false)))
			.distinct()
			.toList();
		List<List<Term>> any = new ArrayList<>();
		any.add(rooms.values().stream().map((room) -> new Term(Terms.room(room.number()), false)).toList());
		if (filter.authors() != null) {
			any.add(filter.authors().stream().map((author) -> new Term(Terms.author(author), false)).toList());
		}
		long end = (before != null) ? Math.min(before.at() + 1, query.latest()) : query.latest();
		return new IndexQuery(all, any, MessageId.first(query.earliest()), MessageId.first(end) - 1);
	}

	/** Checks the newest messages of rooms whose logs are longer than the index knows. */
	private void scan(MessageFilter filter, Map<String, ReadingRights> rights, Map<String, IndexedRoom> indexed,
			Page page) {
		Map<String, Long> places = new HashMap<>();
		this.heads.of(rights.keySet()).forEach((room, head) -> {
			long place = place(indexed.get(room));
			if (head.seq() > place && places.size() < MAX_SCANNED_ROOMS) {
				places.put(room, place);
			}
		});
		int limit = Math.min(RoomLog.LONGEST_PAGE, MAX_SCANNED / Math.max(1, places.size()));
		places.forEach((room, place) -> {
			ReadingRights right = rights.get(room);
			if (right != null) {
				this.log.history(right, null, limit)
					.messages()
					.stream()
					.filter((message) -> message.seq() > place)
					.forEach((message) -> page.check(filter, room, message.sentAt().toEpochMilli(), message));
			}
		});
	}

	private static long place(@Nullable IndexedRoom room) {
		return (room != null) ? room.seq() : Head.EMPTY.seq();
	}

	private void look(MessageFilter filter, Map<String, ReadingRights> rights, IndexQuery query, Page page) {
		IndexQuery rest = query;
		int batch = page.limit + 1;
		for (int checked = 0; checked < MAX_CANDIDATES; checked += batch) {
			batch = (checked == 0) ? batch : BATCH;
			List<Hit> hits = this.index.find(rest, batch);
			check(filter, rights, hits, page);
			if (hits.size() < batch) {
				page.end = null;
				return;
			}
			Hit last = hits.get(batch - 1);
			page.end = last.at();
			if (page.isFull()) {
				return;
			}
			rest = rest.before(last.id());
		}
	}

	private void check(MessageFilter filter, Map<String, ReadingRights> rights, List<Hit> hits, Page page) {
		Map<Hit, Place> places = new HashMap<>();
		for (Hit hit : hits) {
			ReadingRights right = rights.get(hit.room());
			if (right != null) {
				places.put(hit, new Place(right, hit.seq()));
			}
		}
		Map<Place, Message> found = this.messages.of(places.values());
		places.forEach((hit, place) -> {
			Message message = found.get(place);
			if (message != null) {
				page.check(filter, hit.room(), hit.at(), message);
			}
		});
	}

	/** A page that is being filled. */
	private static final class Page {

		private final Map<MessagePlace, Result> found = new TreeMap<>(Comparator.reverseOrder());

		private final @Nullable MessagePlace before;

		private final int limit;

		/**
		 * Up to when candidates were checked, in ms: all of the later ones, and some of
		 * this moment. Null if all were checked.
		 */
		private @Nullable Long end;

		Page(@Nullable MessagePlace before, int limit) {
			this.before = before;
			this.limit = limit;
		}

		void check(MessageFilter filter, String room, long at, Message message) {
			MessagePlace place = new MessagePlace(at, room, message.seq());
			if (this.before == null || place.compareTo(this.before) < 0) {
				filter.check(message)
					.ifPresent((marks) -> this.found.put(place, new Result(room, message,
							marks.stream().map((mark) -> List.of(mark.at(), mark.length())).toList())));
			}
		}

		/** Returns whether no other candidate can be on this page. */
		boolean isFull() {
			return complete().size() > this.limit;
		}

		private List<MessagePlace> complete() {
			Long until = this.end;
			return this.found.keySet().stream().filter((place) -> until == null || place.at() > until).toList();
		}

		SearchAnswer answer() {
			List<MessagePlace> complete = complete();
			boolean full = complete.size() > this.limit;
			List<MessagePlace> places = full ? complete.subList(0, this.limit) : complete;
			MessagePlace next = full ? places.get(this.limit - 1)
					: (this.end != null) ? MessagePlace.before(this.end + 1) : null;
			return new SearchAnswer(places.stream().map(this.found::get).toList(), next != null,
					(next != null) ? next.toString() : null, null);
		}

	}

}
