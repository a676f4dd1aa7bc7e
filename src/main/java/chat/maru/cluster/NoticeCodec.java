package chat.maru.cluster;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.util.Assert;

/** Writes notices as names and JSON, and reads those that this version knows. */
final class NoticeCodec {

	/** Not the one of the API, whose settings may change. */
	private static final JsonMapper JSON = JsonMapper.builder()
		.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
		.build();

	private final Map<String, Class<? extends Notice>> known = new ConcurrentHashMap<>();

	/** Know a kind of notice, so that it can be read. */
	void know(Class<? extends Notice> kind) {
		Class<? extends Notice> before = this.known.putIfAbsent(name(kind), kind);
		Assert.state(before == null || before == kind, () -> "Two kinds of notices are called " + name(kind));
	}

	static String name(Class<? extends Notice> kind) {
		return kind.getSimpleName();
	}

	static String write(Notice notice) {
		return JSON.writeValueAsString(notice);
	}

	/**
	 * Read a notice.
	 * @return empty if this version does not know it
	 */
	Optional<Notice> read(String name, String json) {
		Class<? extends Notice> kind = this.known.get(name);
		try {
			return (kind != null) ? Optional.of(JSON.readValue(json, kind)) : Optional.empty();
		}
		catch (JacksonException ex) {
			return Optional.empty();
		}
	}

}
