package chat.maru.message;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The place of a message among those of all rooms, by time. Answers that end with one can
 * be continued there.
 *
 * @param at when it was sent, or when it mentioned the reader, in ms
 * @param room the id of its room
 */
public record MessagePlace(long at, String room, long seq) implements Comparable<MessagePlace> {

	private static final Pattern FORM = Pattern.compile("(\\d{1,15}) ([\\w-]{0,64}) (\\d{1,18})");

	private static final Comparator<MessagePlace> ORDER = Comparator.comparingLong(MessagePlace::at)
		.thenComparing(MessagePlace::room)
		.thenComparingLong(MessagePlace::seq);

	/** A place before all messages of a moment and after all earlier ones. */
	public static MessagePlace before(long at) {
		return new MessagePlace(at, "", 0);
	}

	/** Reads what {@link #toString} has written. */
	public static Optional<MessagePlace> read(String written) {
		try {
			Matcher place = FORM.matcher(new String(Base64.getUrlDecoder().decode(written), StandardCharsets.UTF_8));
			return place.matches() ? Optional
				.of(new MessagePlace(Long.parseLong(place.group(1)), place.group(2), Long.parseLong(place.group(3))))
					: Optional.empty();
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

	@Override
	public int compareTo(MessagePlace other) {
		return ORDER.compare(this, other);
	}

	@Override
	public String toString() {
		return Base64.getUrlEncoder()
			.withoutPadding()
			.encodeToString((this.at + " " + this.room + ' ' + this.seq).getBytes(StandardCharsets.UTF_8));
	}

}
