package chat.maru.support;

import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import chat.maru.account.Secret;

import org.springframework.http.HttpHeaders;

/** What a browser does without scripts: it keeps cookies and sends forms. */
public final class Browser {

	private static final Pattern CSRF = Pattern.compile("(?:data-csrf-token|name=\"_csrf\" value)=\"([^\"]+)\"");

	private final CookieManager cookies;

	private final HttpClient http;

	private final String server;

	Browser(String server, CookieManager cookies) {
		this.server = server;
		this.cookies = cookies;
		this.http = HttpClient.newBuilder().cookieHandler(cookies).build();
	}

	/** The same browser, kept open while the server went to another address. */
	public Browser at(String server) {
		return new Browser(server, this.cookies);
	}

	/**
	 * GET.
	 * @param headers names and values in turn
	 */
	public HttpResponse<String> get(String path, String... headers) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(this.server + path));
		return Http.send(this.http, (headers.length > 0) ? request.headers(headers) : request);
	}

	/** Go where an answer leads, which must be on this server. */
	public HttpResponse<String> follow(HttpResponse<String> answer) {
		String location = answer.headers().firstValue("Location").orElseThrow();
		if (location.startsWith(this.server)) {
			location = location.substring(this.server.length());
		}
		return get(location);
	}

	/** The CSRF token in the page at /. */
	public String csrf() {
		return csrf("/");
	}

	/** The CSRF token in a page. */
	public String csrf(String path) {
		String page = get(path).body();
		Matcher token = CSRF.matcher(page);
		if (!token.find()) {
			throw new AssertionError("No CSRF token in " + page);
		}
		return token.group(1);
	}

	/** Send the form that asks for a name. */
	public HttpResponse<String> join(String name) {
		return join(name, csrf());
	}

	public HttpResponse<String> join(String name, String csrf) {
		return form("/join", csrf, "name", name);
	}

	/** Send a form, with the CSRF token of the page that has it. */
	public HttpResponse<String> submit(String page, String path, String... fields) {
		return form(path, csrf(page), fields);
	}

	/**
	 * Send a form.
	 * @param fields names and values in turn
	 */
	public HttpResponse<String> form(String path, String csrf, String... fields) {
		StringBuilder body = new StringBuilder("_csrf=" + encode(csrf));
		for (int i = 0; i < fields.length; i += 2) {
			body.append('&').append(fields[i]).append('=').append(encode(fields[i + 1]));
		}
		return post(path, body.toString());
	}

	/** Send a form whose fields are encoded already. */
	public HttpResponse<String> post(String path, String body) {
		return Http.send(this.http,
				HttpRequest.newBuilder(URI.create(this.server + path))
					.header("Content-Type", "application/x-www-form-urlencoded")
					.header("Accept", "text/html, */*;q=0.8")
					.POST(BodyPublishers.ofString(body)));
	}

	/** POST as a script of the page does, with headers of its own. */
	public HttpResponse<String> fetch(String path, String body, String... headers) {
		return Http.send(this.http,
				HttpRequest.newBuilder(URI.create(this.server + path))
					.headers(headers)
					.POST(BodyPublishers.ofString(body)));
	}

	/** Choose a first password, and be a member. */
	public Browser choosePassword(String password) {
		HttpResponse<String> answer = submit("/account", "/account/password", "chosen", password);
		if (answer.statusCode() != 302) {
			throw new AssertionError("Not chosen: " + answer.body());
		}
		return this;
	}

	public HttpResponse<String> logIn(String name, String password) {
		return submit("/login", "/login", "name", name, "password", password);
	}

	/** What the browser sends along when a page opens a socket. */
	public HttpHeaders handshake() {
		HttpHeaders headers = new HttpHeaders();
		headers.set("Cookie",
				this.cookies.getCookieStore()
					.getCookies()
					.stream()
					.map((cookie) -> cookie.getName() + '=' + cookie.getValue())
					.collect(Collectors.joining("; ")));
		return headers;
	}

	public HttpCookie cookie(String name) {
		return this.cookies.getCookieStore()
			.getCookies()
			.stream()
			.filter((cookie) -> cookie.getName().equals(name))
			.findFirst()
			.orElseThrow();
	}

	/** The id of the session that the cookie lets in by. */
	public String session() {
		return Secret.hex(new String(Base64.getDecoder().decode(cookie("maru").getValue()), StandardCharsets.UTF_8));
	}

	private static String encode(String value) {
		return URLEncoder.encode(value, StandardCharsets.UTF_8);
	}

}
