package chat.maru.search;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import chat.maru.refusal.Refused;

/**
 * A query that was understood. Names of people and rooms are not looked up yet.
 */
final class SearchQuery {

	/** The maximum number of characters. */
	static final int MAX_LENGTH = 200;

	private static final int MAX_PARTS = 20;

	private final List<Phrase> words = new ArrayList<>();

	private final List<Phrase> excluded = new ArrayList<>();

	private final List<String> from = new ArrayList<>();

	private final List<String> in = new ArrayList<>();

	private final Set<Feature> features = EnumSet.noneOf(Feature.class);

	private boolean mine;

	private long earliest;

	private long latest = Long.MAX_VALUE;

	private SearchQuery() {
	}

	/**
	 * Understands the parts of a query.
	 * @param today the day of the person who searches
	 * @throws Refused if there is nothing to search for, or an operator has a value that
	 * it does not take
	 */
	static SearchQuery of(List<QueryPart> parts, LocalDate today, ZoneId zone) {
		if (parts.size() > MAX_PARTS) {
			throw new Refused(SearchReason.QUERY_TOO_LONG);
		}
		SearchQuery query = new SearchQuery();
		parts.forEach((part) -> query.add(part, today, zone));
		boolean filtered = query.mine || query.earliest > 0 || query.latest < Long.MAX_VALUE
				|| !(query.from.isEmpty() && query.in.isEmpty() && query.features.isEmpty());
		if (query.words.isEmpty() && !filtered) {
			throw new Refused(SearchReason.QUERY_EMPTY);
		}
		return query;
	}

	private void add(QueryPart part, LocalDate today, ZoneId zone) {
		Operator operator = part.operator().orElse(null);
		if (operator == null) {
			String value = part.quoted() ? part.value() : Syllables.withoutUnfinished(part.value());
			Phrase.of(value, part.quoted()).ifPresent(part.excluded() ? this.excluded::add : this.words::add);
			return;
		}
		if (part.excluded()) {
			throw invalid("-" + part.name() + ": an operator cannot be excluded.");
		}
		switch (operator) {
			case FROM -> this.from.add(part.value());
			case IN -> this.in.add(part.value());
			case HAS -> this.features.add(feature(part));
			case IS -> this.mine = isMine(part);
			case AFTER -> this.earliest = Math.max(this.earliest, days(part, today).to(zone));
			case BEFORE -> this.latest = Math.min(this.latest, days(part, today).from(zone));
			case ON -> {
				Days days = days(part, today);
				this.earliest = Math.max(this.earliest, days.from(zone));
				this.latest = Math.min(this.latest, days.to(zone));
			}
		}
	}

	private static Feature feature(QueryPart part) {
		return Feature.find(part.value().toLowerCase(Locale.ROOT))
			.orElseThrow(() -> invalid(part.name() + ": takes link or code."));
	}

	private static boolean isMine(QueryPart part) {
		if (!Set.of("mine", "내글", "내것").contains(part.value().toLowerCase(Locale.ROOT))) {
			throw invalid(part.name() + ": takes mine.");
		}
		return true;
	}

	private static Days days(QueryPart part, LocalDate today) {
		return Days.read(part.value(), today)
			.orElseThrow(() -> invalid(part.name() + ": takes a day, month or year, such as 2026-11-28 or yesterday."));
	}

	private static Refused invalid(String sentence) {
		return new Refused(SearchReason.OPERATOR_INVALID, sentence);
	}

	/** Returns what a text must contain. */
	List<Phrase> words() {
		return this.words;
	}

	/** Returns what a text must not contain. */
	List<Phrase> excluded() {
		return this.excluded;
	}

	/** Returns the people of whom one must be the author; empty for all. */
	List<String> from() {
		return this.from;
	}

	/** Returns the rooms of which one must have the message; empty for all. */
	List<String> in() {
		return this.in;
	}

	Set<Feature> features() {
		return this.features;
	}

	/** Returns whether the person who searches must be the author. */
	boolean mine() {
		return this.mine;
	}

	/** Returns the first moment at which a message may have been sent, in ms. */
	long earliest() {
		return this.earliest;
	}

	/** Returns the moment before which a message must have been sent, in ms. */
	long latest() {
		return this.latest;
	}

}
