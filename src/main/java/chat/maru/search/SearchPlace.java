package chat.maru.search;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The place of a message among all messages, by time.
 *
 * @param at when it was sent, in ms
 * @param room the id of its room
 */
record SearchPlace(long at, String room, long seq) implements Comparable<SearchPlace> {

	private static final Pattern FORM = Pattern.compile("(\\d{1,15}) (\\S{0,64}) (\\d{1,18})");

	private static final Comparator<SearchPlace> ORDER = Comparator.comparingLong(SearchPlace::at)
		.thenComparing(SearchPlace::room)
		.thenComparingLong(SearchPlace::seq);

	/** A place before all messages of a moment and after all earlier ones. */
	static SearchPlace before(long at) {
		return new SearchPlace(at, "", 0);
	}

	/** Reads what {@link #toString} has written. */
	static Optional<SearchPlace> read(String written) {
		try {
			Matcher place = FORM.matcher(new String(Base64.getUrlDecoder().decode(written), StandardCharsets.UTF_8));
			return place.matches() ? Optional
				.of(new SearchPlace(Long.parseLong(place.group(1)), place.group(2), Long.parseLong(place.group(3))))
					: Optional.empty();
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

	@Override
	public int compareTo(SearchPlace other) {
		return ORDER.compare(this, other);
	}

	@Override
	public String toString() {
		return Base64.getUrlEncoder()
			.withoutPadding()
			.encodeToString((this.at + " " + this.room + ' ' + this.seq).getBytes(StandardCharsets.UTF_8));
	}

}
