package chat.maru.support;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** A STOMP frame on the wire. Of a repeated header the first one counts (STOMP 1.2). */
public record StompFrame(String command, Map<String, String> headers, String body) {

	/** Formats a frame. Headers are {@code name:value}, not escaped. */
	public static String of(String command, String body, String... headers) {
		return command + '\n' + (headers.length > 0 ? String.join("\n", headers) + '\n' : "") + '\n' + body + '\0';
	}

	static StompFrame parse(String text) {
		int end = text.indexOf("\n\n");
		String[] lines = text.substring(0, end).split("\n");
		Map<String, String> headers = new LinkedHashMap<>();
		for (int i = 1; i < lines.length; i++) {
			int colon = lines[i].indexOf(':');
			headers.putIfAbsent(lines[i].substring(0, colon), lines[i].substring(colon + 1));
		}
		return new StompFrame(lines[0], headers, text.substring(end + 2));
	}

	public @Nullable String header(String name) {
		return this.headers.get(name);
	}

}
