package chat.maru.fanout;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses the frames in written data byte by byte, like a client. */
final class Frames {

	private static final Pattern MESSAGE = Pattern.compile("MESSAGE\nsubscription:(?<id>.+)\ndestination:(?<topic>.+)\n"
			+ "content-type:application/json\nmessage-id:(?<room>.+)-(?<seq>\\d+)\ncontent-length:(?<length>\\d+)\n\n");

	private static final Pattern RECEIPT = Pattern.compile("RECEIPT\nreceipt-id:(?<number>\\d+)\n\n\0");

	private Frames() {
	}

	/**
	 * Parses the data.
	 * @throws IllegalArgumentException if it is not a sequence of complete frames
	 */
	static List<Frame> in(Payload payload) {
		// In this charset each character is one byte, so that lengths are right.
		String text = new String(payload.stomp().array(), StandardCharsets.ISO_8859_1);
		List<Frame> frames = new ArrayList<>();
		Matcher message = MESSAGE.matcher(text);
		Matcher receipt = RECEIPT.matcher(text);
		int end = 0;
		while (end < text.length()) {
			if (message.region(end, text.length()).lookingAt()) {
				int length = Integer.parseInt(message.group("length"));
				String event = "{\"type\":\"posted\",\"room\":\"" + message.group("room") + "\",\"seq\":"
						+ message.group("seq") + ',';
				check(text.startsWith(event, message.end())
						&& text.indexOf('\0', message.end()) == message.end() + length, text, end);
				end = message.end() + length + 1;
				frames.add(new Event(end, message.group("id"), message.group("topic"), message.group("room"),
						Long.parseLong(message.group("seq"))));
			}
			else {
				check(receipt.region(end, text.length()).lookingAt(), text, end);
				end = receipt.end();
				frames.add(new Receipt(end, Integer.parseInt(receipt.group("number"))));
			}
		}
		return frames;
	}

	private static void check(boolean whole, String text, int from) {
		if (!whole) {
			throw new IllegalArgumentException(
					"No frame: " + text.substring(from, Math.min(text.length(), from + 200)));
		}
	}

	/** A frame. */
	sealed interface Frame {

		/** The position of its end in the written data, in bytes. */
		int end();

	}

	/** An event of a room. */
	record Event(int end, String subscription, String destination, String room, long seq) implements Frame {
	}

	/** A frame for one session only. */
	record Receipt(int end, int number) implements Frame {
	}

}
