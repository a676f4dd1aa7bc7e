package chat.maru.sockjs;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * Parses the body that a SockJS client sends: a JSON array of strings. Numbers and null
 * are errors; a data binder would convert them to strings.
 */
final class MessageArray {

	/** The caller closes the body after the messages have been handled. */
	private static final JsonFactory JSON = JsonFactory.builder().disable(StreamReadFeature.AUTO_CLOSE_SOURCE).build();

	private MessageArray() {
	}

	/**
	 * Reads the messages.
	 * @throws IOException if the content has another form; its message quotes nothing of
	 * the content
	 */
	static String[] read(String content) throws IOException {
		try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), content)) {
			return read(parser);
		}
		catch (JacksonException ex) {
			throw malformed();
		}
	}

	/**
	 * Reads the messages.
	 * @throws IOException if the content has another form or cannot be read
	 */
	static String[] read(InputStream content) throws IOException {
		try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), content)) {
			return read(parser);
		}
		catch (JacksonException ex) {
			throw malformed();
		}
	}

	private static String[] read(JsonParser parser) throws IOException {
		if (parser.nextToken() != JsonToken.START_ARRAY) {
			throw malformed();
		}
		List<String> messages = new ArrayList<>();
		for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
			if (token != JsonToken.VALUE_STRING) {
				throw malformed();
			}
			messages.add(parser.getString());
		}
		if (parser.nextToken() != null) {
			throw malformed();
		}
		return messages.toArray(String[]::new);
	}

	private static IOException malformed() {
		return new IOException("Not a JSON array of strings");
	}

}
