package chat.maru.cluster;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A message of the bus: a line of ASCII words separated by spaces. The first is the
 * version, the second the sender. Then {@code *} stands for a wake-up, {@code ?} and a
 * number for an echo, and {@code +} and a log's id, {@code =} and a seq for a head.
 *
 * @param sender the id of the node
 * @param wake whether to look at everything
 * @param echo a number by which the sender recognises its own message; null for none
 * @param heads the newest seq of each log
 */
record BusMessage(String sender, boolean wake, @Nullable Long echo, Map<String, Long> heads) {

	/** PostgreSQL takes less than 8,000 bytes. */
	static final int MAX_BYTES = 7_900;

	private static final String VERSION = "1";

	private static final String WAKE = "*";

	private static final Pattern SENDER = Pattern.compile("[0-9a-zA-Z-]{1,64}");

	private static final Pattern ECHO = Pattern.compile("\\?(\\d{1,18})");

	private static final Pattern HEAD = Pattern.compile("\\+([!-<>-~]{1,128})=(\\d{1,18})");

	/**
	 * Write messages.
	 * @param heads a log whose id does not fit becomes a wake-up
	 */
	static List<String> write(String sender, boolean wake, @Nullable Long echo, Map<String, Long> heads) {
		List<String> words = new ArrayList<>();
		boolean all = wake;
		for (Map.Entry<String, Long> head : heads.entrySet()) {
			String word = '+' + head.getKey() + '=' + head.getValue();
			if (HEAD.matcher(word).matches()) {
				words.add(word);
			}
			else {
				all = true;
			}
		}
		if (echo != null) {
			words.add(0, "?" + echo);
		}
		if (all) {
			words.add(0, WAKE);
		}
		return join(VERSION + ' ' + sender, words);
	}

	private static List<String> join(String beginning, List<String> words) {
		List<String> payloads = new ArrayList<>();
		StringBuilder payload = new StringBuilder(beginning);
		for (String word : words) {
			if (payload.length() + 1 + word.length() > MAX_BYTES) {
				payloads.add(payload.toString());
				payload = new StringBuilder(beginning);
			}
			payload.append(' ').append(word);
		}
		if (payload.length() > beginning.length()) {
			payloads.add(payload.toString());
		}
		return payloads;
	}

	/**
	 * Read a message.
	 * @return empty if it is not one of this version
	 */
	static Optional<BusMessage> read(String payload) {
		if (payload.length() > MAX_BYTES || !StandardCharsets.US_ASCII.newEncoder().canEncode(payload)) {
			return Optional.empty();
		}
		String[] words = payload.split(" ", -1);
		if (words.length < 3 || !words[0].equals(VERSION) || !SENDER.matcher(words[1]).matches()) {
			return Optional.empty();
		}
		boolean wake = false;
		@Nullable Long echo = null;
		Map<String, Long> heads = new LinkedHashMap<>();
		for (int i = 2; i < words.length; i++) {
			Matcher head = HEAD.matcher(words[i]);
			Matcher number = ECHO.matcher(words[i]);
			if (head.matches()) {
				heads.merge(head.group(1), Long.valueOf(head.group(2)), Math::max);
			}
			else if (number.matches()) {
				echo = Long.valueOf(number.group(1));
			}
			else if (words[i].equals(WAKE)) {
				wake = true;
			}
			else {
				return Optional.empty();
			}
		}
		return Optional.of(new BusMessage(words[1], wake, echo, heads));
	}

}
