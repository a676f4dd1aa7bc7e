package chat.maru.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The REST API, called with a token.
 *
 * @param token the token of the account
 */
public record Api(URI server, String token) {

	/**
	 * Sends a POST request.
	 * @throws IOException also if the server refuses it
	 */
	public String post(String path, String json) throws IOException, InterruptedException {
		return send("POST", path, json);
	}

	/**
	 * Sends a PUT request.
	 * @throws IOException also if the server refuses it
	 */
	public String put(String path, String json) throws IOException, InterruptedException {
		return send("PUT", path, json);
	}

	private String send(String method, String path, String json) throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(this.server.resolve(path))
			.header("Authorization", "Bearer " + this.token)
			.header("Content-Type", "application/json")
			.method(method, BodyPublishers.ofString(json))
			.build();
		HttpResponse<String> response = Server.HTTP.send(request, BodyHandlers.ofString());
		if (response.statusCode() >= 300) {
			throw new IOException(method + ' ' + path + ": " + response.body());
		}
		return response.body();
	}

	/** The first string with this name in an answer. */
	public static String string(String name, String json) throws IOException {
		Matcher value = Pattern.compile('"' + name + "\"\\s*:\\s*\"([^\"]+)\"").matcher(json);
		if (!value.find()) {
			throw new IOException("No " + name + " in " + json);
		}
		return value.group(1);
	}

}
