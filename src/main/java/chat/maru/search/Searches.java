package chat.maru.search;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import chat.maru.account.DisplayName;
import chat.maru.account.Person;
import chat.maru.account.Profiles;
import chat.maru.message.MessagePlace;
import chat.maru.message.MessageReason;
import chat.maru.refusal.Refused;
import chat.maru.room.ReadingRights;
import chat.maru.room.RoomAccess;
import chat.maru.room.RoomReason;
import chat.maru.room.RoomSeat;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;

/**
 * Searches for messages in the rooms that an account may read. If nothing is found, words
 * are searched for without their Korean particles, and then as if they were typed with
 * the other keyboard layout.
 */
@Service
class Searches {

	private static final Set<String> ME = Set.of("me", "나");

	private final MessageSearch search;

	private final RoomAccess access;

	private final Profiles profiles;

	private final Clock clock;

	Searches(MessageSearch search, RoomAccess access, Profiles profiles, Clock clock) {
		this.search = search;
		this.access = access;
		this.profiles = profiles;
		this.clock = clock;
	}

	/**
	 * Finds a page of messages.
	 * @param account the id of the account that searches
	 * @param before the page's place, which the page before has returned; null for the
	 * first page
	 * @param zone the time zone of days; null for UTC
	 * @throws Refused if the query cannot be searched for
	 */
	SearchAnswer find(String account, String typed, @Nullable String before, int limit, @Nullable String zone) {
		if (typed.codePointCount(0, typed.length()) > SearchQuery.MAX_LENGTH) {
			throw new Refused(SearchReason.QUERY_TOO_LONG);
		}
		ZoneId ofDays = zone(zone);
		MessagePlace place = (before != null)
				? MessagePlace.read(before).orElseThrow(() -> new Refused(MessageReason.BEFORE_INVALID)) : null;
		List<QueryPart> parts = QueryPart.parse(typed);
		SearchAnswer answer = find(account, parts, place, limit, ofDays);
		if (before != null || answer.more() || !answer.results().isEmpty()) {
			return answer;
		}
		List<UnaryOperator<String>> corrections = List.of(Particles::remove,
				(word) -> Keyboard.switched(word).orElse(word));
		for (UnaryOperator<String> correction : corrections) {
			List<QueryPart> corrected = parts.stream()
				.map((part) -> part.isPlainWord() ? part.with(correction.apply(part.value())) : part)
				.toList();
			SearchAnswer other = corrected.equals(parts) ? answer : find(account, corrected, null, limit, ofDays);
			if (!other.results().isEmpty()) {
				return other.correctedTo(corrected.stream().map(QueryPart::toString).collect(Collectors.joining(" ")));
			}
		}
		return answer;
	}

	private static ZoneId zone(@Nullable String name) {
		try {
			return (name != null) ? ZoneId.of(name) : ZoneOffset.UTC;
		}
		catch (DateTimeException ex) {
			throw new Refused(SearchReason.ZONE_INVALID);
		}
	}

	private SearchAnswer find(String account, List<QueryPart> parts, @Nullable MessagePlace before, int limit,
			ZoneId zone) {
		SearchQuery query = SearchQuery.of(parts, LocalDate.ofInstant(this.clock.instant(), zone), zone);
		Collection<ReadingRights> rooms = rooms(account, query.in());
		Set<String> authors = authors(account, query);
		if (authors != null && authors.isEmpty()) {
			return new SearchAnswer(List.of(), false, null, null);
		}
		return this.search.find(new MessageFilter(query, authors), rooms, before, limit);
	}

	private Collection<ReadingRights> rooms(String account, List<String> names) {
		List<ReadingRights> readable = this.access.readable(account);
		if (names.isEmpty()) {
			return readable;
		}
		List<RoomSeat> seats = this.access.seats(account);
		Set<String> chosen = names.stream().flatMap((name) -> {
			Set<String> found = seats.stream()
				.filter((seat) -> isNamed(seat, name))
				.map((seat) -> seat.room().id())
				.collect(Collectors.toSet());
			if (found.isEmpty()) {
				throw new Refused(RoomReason.UNKNOWN);
			}
			return found.stream();
		}).collect(Collectors.toSet());
		return readable.stream().filter((right) -> chosen.contains(right.roomId())).toList();
	}

	private static boolean isNamed(RoomSeat seat, String name) {
		return seat.room().id().equals(name) || isSame(seat.room().name(), name)
				|| seat.people().stream().anyMatch((person) -> isSame(person.name(), name));
	}

	private static boolean isSame(String name, String typed) {
		return fold(name).equals(fold(typed));
	}

	private static String fold(String name) {
		int[] letters = SearchText.of(name.strip()).letters();
		return new String(letters, 0, letters.length);
	}

	/** Returns the ids of the authors that a query names; null if it names none. */
	private @Nullable Set<String> authors(String account, SearchQuery query) {
		if (!query.mine() && query.from().isEmpty()) {
			return null;
		}
		Set<String> authors = new HashSet<>();
		for (String name : query.from()) {
			if (ME.contains(name.toLowerCase(Locale.ROOT))) {
				authors.add(account);
			}
			else {
				authors.addAll(named(name));
			}
		}
		if (query.mine()) {
			return (query.from().isEmpty() || authors.contains(account)) ? Set.of(account) : Set.of();
		}
		return authors;
	}

	/** Returns the account with an id or a name, or else all with that part of a name. */
	private Set<String> named(String name) {
		List<Person> found = DisplayName.read(name)
			.map((typed) -> this.profiles.search(typed, Profiles.MOST_FOUND))
			.orElse(List.of());
		Set<String> same = ids(found.stream().filter((person) -> isSame(person.name(), name)).toList());
		if (!same.isEmpty()) {
			return same;
		}
		return found.isEmpty() ? this.profiles.find(name).map((profile) -> Set.of(profile.id())).orElse(Set.of())
				: ids(found);
	}

	private static Set<String> ids(List<Person> people) {
		return people.stream().map(Person::id).collect(Collectors.toSet());
	}

}
