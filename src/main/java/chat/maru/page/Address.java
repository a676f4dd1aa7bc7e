package chat.maru.page;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.web.util.UriComponentsBuilder;

/** Addresses of pages with a query. */
final class Address {

	private Address() {
	}

	/**
	 * The address of a page, encoded.
	 * @param path the path below the context path
	 * @param query names and values alternately; a value that is null or empty is left
	 * out
	 */
	static String of(String path, @Nullable String... query) {
		UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
		Map<String, @Nullable String> values = new HashMap<>();
		for (int i = 0; i < query.length; i += 2) {
			String name = String.valueOf(query[i]);
			String value = query[i + 1];
			if (value != null && !value.isEmpty()) {
				address.queryParam(name, "{" + name + "}");
				values.put(name, value);
			}
		}
		return address.encode().buildAndExpand(values).toUriString();
	}

}
