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

/** A browser without scripts: it keeps cookies and sends forms. */
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

	/** The same browser after the server has moved to another address. */
	public Browser at(String server) {
		return new Browser(server, this.cookies);
	}

	/**
	 * Sends a GET request.
	 * @param headers names and values alternately
	 */
	public HttpResponse<String> get(String path, String... headers) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(this.server + path));
		return Http.send(this.http, (headers.length > 0) ? request.headers(headers) : request);
	}

	/** Follows a redirect, which must lead to this server. */
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

	/** Joins as a guest with the form. */
	public HttpResponse<String> join(String name) {
		return join(name, csrf());
	}

	public HttpResponse<String> join(String name, String csrf) {
		return form("/join", csrf, "name", name);
	}

	/** Sends a form with the CSRF token of the page that contains it. */
	public HttpResponse<String> submit(String page, String path, String... fields) {
		return form(path, csrf(page), fields);
	}

	/**
	 * Sends a form.
	 * @param fields names and values alternately
	 */
	public HttpResponse<String> form(String path, String csrf, String... fields) {
		StringBuilder body = new StringBuilder("_csrf=" + encode(csrf));
		for (int i = 0; i < fields.length; i += 2) {
			body.append('&').append(fields[i]).append('=').append(encode(fields[i + 1]));
		}
		return post(path, body.toString());
	}

	/** Sends a form whose fields are already encoded. */
	public HttpResponse<String> post(String path, String body) {
		return Http.send(this.http,
				HttpRequest.newBuilder(URI.create(this.server + path))
					.header("Content-Type", "application/x-www-form-urlencoded")
					.header("Accept", "text/html, */*;q=0.8")
					.POST(BodyPublishers.ofString(body)));
	}

	/** Sends a POST request like a script of the page, with additional headers. */
	public HttpResponse<String> fetch(String path, String body, String... headers) {
		return Http.send(this.http,
				HttpRequest.newBuilder(URI.create(this.server + path))
					.headers(headers)
					.POST(BodyPublishers.ofString(body)));
	}

	/** Sets a first password and becomes a member. */
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

	/** Sets a cookie of the server, as a script of a page does. */
	public void setCookie(String name, String value) {
		HttpCookie cookie = new HttpCookie(name, value);
		cookie.setPath("/");
		cookie.setVersion(0);
		this.cookies.getCookieStore().add(URI.create(this.server), cookie);
	}

	/** Sends a file like a script of the page. */
	public HttpResponse<String> upload(String path, byte[] file, String... headers) {
		return Http.send(this.http,
				HttpRequest.newBuilder(URI.create(this.server + path))
					.headers(headers)
					.POST(BodyPublishers.ofByteArray(file)));
	}

	/** The headers that the browser sends when a page opens a socket. */
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

	/** The id of the session in the cookie. */
	public String session() {
		return Secret.hex(new String(Base64.getDecoder().decode(cookie("maru").getValue()), StandardCharsets.UTF_8));
	}

	private static String encode(String value) {
		return URLEncoder.encode(value, StandardCharsets.UTF_8);
	}

}
