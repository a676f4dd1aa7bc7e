package chat.maru.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** An HTTP client for the API: no cookies, no redirects. */
public final class Http {

	private static final HttpClient CLIENT = HttpClient.newHttpClient();

	private final String server;

	Http(String server) {
		this.server = server;
	}

	/**
	 * Sends a GET request.
	 * @param headers names and values alternately
	 */
	public HttpResponse<String> get(String path, String... headers) {
		return send(CLIENT, request(path, headers));
	}

	public HttpResponse<String> postJson(String path, String body, String... headers) {
		return send(CLIENT,
				request(path, headers).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
	}

	public HttpResponse<String> putJson(String path, String body, String... headers) {
		return send(CLIENT,
				request(path, headers).header("Content-Type", "application/json").PUT(BodyPublishers.ofString(body)));
	}

	public HttpResponse<String> patchJson(String path, String body, String... headers) {
		return send(CLIENT, request(path, headers).header("Content-Type", "application/json")
			.method("PATCH", BodyPublishers.ofString(body)));
	}

	public HttpResponse<String> delete(String path, String... headers) {
		return send(CLIENT, request(path, headers).DELETE());
	}

	public HttpResponse<String> post(String path, String body, String... headers) {
		return send(CLIENT, request(path, headers).POST(BodyPublishers.ofString(body)));
	}

	public HttpResponse<String> postBytes(String path, byte[] body, String... headers) {
		return send(CLIENT, request(path, headers).POST(BodyPublishers.ofByteArray(body)));
	}

	/** Sends a request with any method. The body may be empty. */
	public HttpResponse<String> send(String method, String path, String body, String... headers) {
		return send(CLIENT, request(path, headers).method(method,
				body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
	}

	private HttpRequest.Builder request(String path, String... headers) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(this.server + path));
		return (headers.length > 0) ? request.headers(headers) : request;
	}

	static HttpResponse<String> send(HttpClient client, HttpRequest.Builder request) {
		try {
			return client.send(request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new AssertionError(ex);
		}
	}

}
