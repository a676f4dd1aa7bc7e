package chat.maru.bench.page;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A user with a browser: cookies, one connection that is kept open, and answers that are
 * read completely.
 */
final class Visitor {

	private static final Pattern FORM_TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

	private static final Pattern PAGE_TOKEN = Pattern.compile("data-csrf-token=\"([^\"]+)\"");

	private static final Pattern ACCOUNT = Pattern.compile("data-account=\"([^\"]+)\"");

	private final URI server;

	private final Map<String, String> cookies = new LinkedHashMap<>();

	Visitor(URI server) {
		this.server = server;
	}

	/**
	 * Joins as a guest.
	 * @return the account's id
	 */
	String join(String name) throws IOException {
		String token = find(FORM_TOKEN, get("/"));
		send("POST", "/join", "application/x-www-form-urlencoded", "_csrf=" + encode(token) + "&name=" + encode(name),
				Map.of(), 302);
		return find(ACCOUNT, get("/"));
	}

	Map<String, String> cookies() {
		return Map.copyOf(this.cookies);
	}

	/** The CSRF token that the page's scripts send. */
	String csrf() throws IOException {
		return find(PAGE_TOKEN, get("/"));
	}

	String get(String path) throws IOException {
		return new String(send("GET", path, "", "", Map.of(), 200), StandardCharsets.UTF_8);
	}

	/**
	 * Opens a page, compressed as for a browser, and returns how long it took, in
	 * microseconds.
	 */
	double open(String path) throws IOException {
		long begun = System.nanoTime();
		send("GET", path, "", "", Map.of("Accept-Encoding", "gzip"), 200);
		return (System.nanoTime() - begun) / 1e3;
	}

	/** Marks a room as read up to a seq and returns how long it took, in microseconds. */
	double read(String room, long seq, String csrf) throws IOException {
		long begun = System.nanoTime();
		send("PUT", "/api/rooms/" + room + "/read", "application/json", "{\"seq\":" + seq + '}',
				Map.of("X-CSRF-TOKEN", csrf), 204);
		return (System.nanoTime() - begun) / 1e3;
	}

	private byte[] send(String method, String path, String type, String body, Map<String, String> headers, int expected)
			throws IOException {
		HttpURLConnection request = (HttpURLConnection) this.server.resolve(path).toURL().openConnection();
		request.setInstanceFollowRedirects(false);
		request.setRequestMethod(method);
		headers.forEach(request::setRequestProperty);
		request.setRequestProperty("Cookie",
				this.cookies.entrySet()
					.stream()
					.map((cookie) -> cookie.getKey() + '=' + cookie.getValue())
					.collect(Collectors.joining("; ")));
		if (!body.isEmpty()) {
			request.setRequestProperty("Content-Type", type);
			request.setDoOutput(true);
			request.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
		}
		if (request.getResponseCode() != expected) {
			throw new IOException(method + ' ' + path + ": " + request.getResponseCode());
		}
		byte[] answer = request.getInputStream().readAllBytes();
		request.getHeaderFields().getOrDefault("Set-Cookie", List.of()).forEach(this::keep);
		return answer;
	}

	private void keep(String cookie) {
		String pair = cookie.split(";")[0];
		this.cookies.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
	}

	private static String find(Pattern pattern, String page) throws IOException {
		Matcher matcher = pattern.matcher(page);
		if (!matcher.find()) {
			throw new IOException("No " + pattern + " in " + page);
		}
		return matcher.group(1);
	}

	private static String encode(String value) {
		return URLEncoder.encode(value, StandardCharsets.UTF_8);
	}

}
