package chat.maru.bench.load;

import java.nio.charset.StandardCharsets;

/**
 * The number in each message's text, as {@code #00001234#}. It is looked for at the
 * position in the previous message first: nearly all messages have the same length.
 */
final class Numbering {

	private static final int DIGITS = 8;

	private static final int WIDTH = DIGITS + 2;

	private static final String WORDS = "Shall we meet there at seven, or at eight? ";

	private int offset;

	static String text(int number) {
		return WORDS + '#' + String.format("%08d", number) + '#';
	}

	int read(byte[] bytes, int from, int to) {
		int number = at(bytes, from + this.offset, to);
		for (int i = from; number < 0 && i < to; i++) {
			number = at(bytes, i, to);
			this.offset = i - from;
		}
		if (number < 0) {
			throw new RoundFailed("No number in " + new String(bytes, from, to - from, StandardCharsets.UTF_8));
		}
		return number;
	}

	private static int at(byte[] bytes, int at, int to) {
		if (at + WIDTH > to || bytes[at] != '#' || bytes[at + WIDTH - 1] != '#') {
			return -1;
		}
		int number = 0;
		for (int i = at + 1; i <= at + DIGITS; i++) {
			int digit = bytes[i] - '0';
			if (digit < 0 || digit > 9) {
				return -1;
			}
			number = number * 10 + digit;
		}
		return number;
	}

}
