package chat.maru.support;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;

/** An OpenID Connect provider: a separate server with a login page, keys and tokens. */
public final class Provider implements AutoCloseable {

	private static final HttpClient HTTP = HttpClient.newHttpClient();

	private final MockOAuth2Server server = new MockOAuth2Server(new OAuth2Config(true));

	private Provider() {
	}

	public static Provider start() {
		Provider provider = new Provider();
		provider.server.start();
		return provider;
	}

	public String issuer() {
		return this.server.issuerUrl("people").toString();
	}

	/**
	 * Logs in on the page that a browser was redirected to.
	 * @param claims the claims in addition to the subject, a JSON object
	 * @return where the browser is redirected to
	 */
	public String logIn(String page, String subject, String claims) {
		String form = "username=" + encode(subject) + "&claims=" + encode(claims);
		HttpResponse<String> answer = Http.send(HTTP,
				HttpRequest.newBuilder(URI.create(page))
					.header("Content-Type", "application/x-www-form-urlencoded")
					.POST(BodyPublishers.ofString(form)));
		return answer.headers()
			.firstValue("Location")
			.orElseThrow(() -> new AssertionError("Not logged in: " + answer.body()));
	}

	private static String encode(String value) {
		return URLEncoder.encode(value, StandardCharsets.UTF_8);
	}

	@Override
	public void close() {
		this.server.shutdown();
	}

}
