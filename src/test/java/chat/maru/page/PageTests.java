package chat.maru.page;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import chat.maru.support.Browser;
import chat.maru.support.Guest;
import chat.maru.support.Maru;
import chat.maru.support.MaruTest;
import chat.maru.support.Posts;
import chat.maru.support.StompSocket;
import chat.maru.support.Transport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.util.HtmlUtils;

import static org.assertj.core.api.Assertions.assertThat;

/** The pages, and the headers of every answer. */
@MaruTest
class PageTests {

	private static final Map<String, String> HEADERS = Map.of("X-Content-Type-Options", "nosniff", "X-Frame-Options",
			"DENY", "Referrer-Policy", "same-origin", "Cross-Origin-Opener-Policy", "same-origin",
			"Cross-Origin-Resource-Policy", "same-origin");

	@Autowired
	private Maru maru;

	@ParameterizedTest
	@CsvSource({ "/, 200", "/css/base.css, 200", "/js/client/index.js, 200", "/favicon.svg, 200",
			"/webjars/sockjs-client/dist/sockjs.min.js, 200", "/webjars/stomp-websocket/stomp.min.js, 200",
			"/actuator/health, 200", "/api/me, 401", "/nothing, 404", "/css/nothing.css, 404", "/ws/info, 200",
			"/ws/x, 404", "/actuator/env, 401", "/login, 200", "/account, 401", "/a;b, 400",
			"/api/accounts?limit=x, 401" })
	void everyAnswerHasTheSecurityHeaders(String path, int status) {
		HttpResponse<String> answer = this.maru.http().get(path);
		assertThat(answer.statusCode()).isEqualTo(status);
		HEADERS.forEach(
				(name, value) -> assertThat(answer.headers().firstValue(name)).as(path + ' ' + name).hasValue(value));
		assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
			.contains("default-src 'none'", "script-src 'self'", "style-src 'self'", "base-uri 'none'",
					"frame-ancestors 'none'")
			.doesNotContain("unsafe", "*");
		assertThat(answer.headers().firstValue("Permissions-Policy")).isPresent();
		assertThat(answer.headers().firstValue("Server")).isEmpty();
		assertThat(answer.headers().firstValue("X-Powered-By")).isEmpty();
	}

	/** Pages of the version before ask any node while nodes are updated in turn. */
	@ParameterizedTest
	@ValueSource(strings = { "/css/base.css", "/js/client/index.js", "/webjars/sockjs-client/dist/sockjs.min.js" })
	void filesAreFoundUnderThePrefixOfAnotherVersion(String path) {
		HttpResponse<String> answer = this.maru.http().get("/v-0" + path);
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.body()).isEqualTo(this.maru.http().get(path).body());
		assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-cache");
		assertThat(this.maru.http().get("/v-0/nothing" + path).statusCode()).isEqualTo(404);
	}

	@Test
	void aFontIsCachedForAYear() {
		String page = this.maru.browser().get("/").body();
		Matcher preloaded = Pattern.compile("<link rel=\"preload\" as=\"font\" .*href=\"(/fonts/[^\"]+)\"")
			.matcher(page);
		assertThat(preloaded.find()).isTrue();
		HttpResponse<String> font = this.maru.http().get(preloaded.group(1));
		assertThat(font.statusCode()).isEqualTo(200);
		assertThat(font.headers().firstValue("Content-Type")).hasValue("font/woff2");
		assertThat(font.headers().firstValue("Cache-Control")).hasValue("max-age=31536000, public, immutable");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/actuator", "/actuator/env", "/actuator/beans", "/actuator/heapdump", "/actuator/info",
			"/actuator/shutdown", "/actuator/metrics", "/actuator/loggers", "/h2-console" })
	void onlyHealthIsExposedByTheActuator(String path) {
		assertThat(this.maru.http().get(path).statusCode()).isIn(401, 404);
		assertThat(this.maru.http().get(path, "Authorization", this.maru.guest().bearer()).statusCode()).isIn(403, 404);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness" })
	void healthShowsUpWithoutDetails(String path) {
		JsonNode health = Posts.json(this.maru.http().get(path).body());
		assertThat(health.get("status").stringValue()).isEqualTo("UP");
		assertThat(health.has("components")).isFalse();
	}

	@Test
	void joiningSetsALastingCookieThatScriptsCannotRead() {
		Browser browser = this.maru.browser();
		HttpResponse<String> joined = browser.join(name());
		assertThat(joined.statusCode()).isIn(302, 303);
		assertThat(joined.headers().firstValue("Location")).hasValueSatisfying((to) -> assertThat(to).endsWith("/"));
		String cookie = joined.headers()
			.allValues("Set-Cookie")
			.stream()
			.filter((it) -> it.startsWith("maru="))
			.findFirst()
			.orElseThrow();
		assertThat(cookie).contains("; HttpOnly", "; SameSite=Lax", "; Path=/").containsPattern("Max-Age=3[0-9]{7}");
		assertThat(browser.get("/").body()).contains("data-csrf-token");
	}

	@Test
	void thePageContainsTheMaximumTextLength() {
		Browser browser = this.maru.browser();
		browser.join(name());
		assertThat(browser.get("/").body()).contains("data-text-limit=\"4000\"");
	}

	/** A guest cannot come back, so only the script shows the button, and asks. */
	@Test
	void eachSectionOfTheAccountIsAPageWithANavigation() {
		Browser browser = this.maru.browser();
		browser.join(name());
		for (AccountSection section : AccountSection.values()) {
			String page = browser.get(section.path()).body();
			assertThat(page).as(section.path())
				.containsPattern("data-section=\"" + section.code() + "\" aria-current=\"page\"")
				.contains("data-preferences=\"" + section.code() + "\"")
				.containsPattern("<form(?=[^>]* hidden)(?=[^>]* data-ask=)[^>]* action=\"/logout\"");
			assertThat(page.split("aria-current=\"page\"", -1)).hasSize(2);
		}
		browser.choosePassword("tulip engine harvest");
		assertThat(browser.get("/account").body()).contains("action=\"/logout\"").doesNotContain("data-ask=");
		assertThat(browser.get("/account/nothing").statusCode()).isEqualTo(404);
	}

	@Test
	void theComposerSaysWhereAMessageGoes() {
		Browser browser = this.maru.browser();
		browser.join(name());
		assertThat(browser.get("/").body()).contains("placeholder=\"Message #Lobby\"");
		Guest guest = this.maru.guest();
		String id = Posts.json(browser.get("/api/me").body()).get("id").stringValue();
		String talk = Posts
			.json(this.maru.http()
				.postJson("/api/direct", "{\"people\":[\"" + id + "\"]}", "Authorization", guest.bearer())
				.body())
			.get("id")
			.stringValue();
		assertThat(browser.get("/rooms/" + talk).body()).contains("placeholder=\"Message " + guest.name() + "\"");
		assertThat(browser.get("/rooms/" + talk + "?lang=ko").body())
			.contains("placeholder=\"" + guest.name() + " 님에게 메시지 쓰기\"");
	}

	@Test
	void joiningNeedsTheCsrfToken() {
		Browser browser = this.maru.browser();
		browser.csrf();
		for (String wrong : new String[] { "", "wrong", this.maru.browser().csrf() }) {
			HttpResponse<String> answer = browser.join(name(), wrong);
			assertThat(answer.statusCode()).isEqualTo(403);
			assertThat(answer.headers().allValues("Set-Cookie")).noneMatch((cookie) -> cookie.startsWith("maru="));
		}
	}

	@Test
	void withoutProvidersNoPageMentionsThem() {
		for (String path : List.of("/oauth2/authorization/google", "/login/oauth2/code/google?state=x&code=x")) {
			assertThat(this.maru.http().get(path).statusCode()).as(path).isEqualTo(404);
		}
		for (String path : List.of("/login", "/")) {
			assertThat(this.maru.browser().get(path).body()).as(path).doesNotContain("oauth2");
		}
		assertThat(this.maru.browser().get("/").body()).doesNotContain("join-ways");
	}

	@Test
	void aTakenNameIsReportedOnTheJoinPage() {
		Guest guest = this.maru.guest();
		HttpResponse<String> answer = this.maru.browser().join(guest.name());
		assertThat(answer.statusCode()).isEqualTo(422);
		assertThat(answer.body()).contains("value=\"" + guest.name() + "\"", "name-error");
		assertThat(answer.headers().allValues("Set-Cookie")).noneMatch((cookie) -> cookie.startsWith("maru="));
	}

	@ParameterizedTest
	@ValueSource(strings = { "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onfocus='alert(1)",
			"</body><h1>x</h1>", "&lt;b&gt; &amp; &quot;", "${7*7} [[${7*7}]] __${7*7}__", "{{7*7}} #{7*7} *{7*7}",
			"<!-- --><![CDATA[x]]>", "javascript:alert(1)", "\\u003cb\\u003e\\n" })
	void markupIsEscapedEverywhere(String text) {
		Browser browser = this.maru.browser();
		assertThat(browser.join(text).statusCode()).isIn(302, 303);
		String page = browser.get("/").body();
		assertThat(attribute(page, "data-account-name")).isEqualTo(text);
		if (!HtmlUtils.htmlEscape(text).equals(text)) {
			assertThat(page).doesNotContain(text);
		}
		String refused = this.maru.browser().join(text).body();
		assertThat(refused).contains("name-error");
		assertThat(attribute(refused.substring(refused.indexOf("id=\"name\"")), "value")).isEqualTo(text);
		Guest guest = this.maru.guest("2" + text);
		assertThat(guest.name()).isEqualTo("2" + text);
		String room = this.maru.room();
		StompSocket socket = this.maru.socket(Transport.NATIVE, guest);
		socket.subscribe("s", "/topic/chat." + room);
		socket.post(room, text);
		JsonNode event = socket.event("s");
		assertThat(Posts.text(event)).isEqualTo(text);
		assertThat(event.at("/message/author/name").stringValue()).isEqualTo("2" + text);
		HttpResponse<String> history = this.maru.http()
			.get("/api/rooms/" + room + "/messages", "Authorization", guest.bearer());
		assertThat(history.headers().firstValue("Content-Type")).hasValue("application/json");
		assertThat(Posts.json(history.body()).at("/messages/0")).isEqualTo(event.get("message"));
	}

	private static String attribute(String html, String name) {
		int start = html.indexOf(name + "=\"") + name.length() + 2;
		return HtmlUtils.htmlUnescape(html.substring(start, html.indexOf('"', start)));
	}

	private static String name() {
		return "Visitor " + System.nanoTime();
	}

	@Test
	void anUnsupportedLanguageIsIgnored() {
		Browser browser = this.maru.browser();
		for (String language : new String[] { "aaaa", "und", "fr", "", "x".repeat(300), "en_%22" }) {
			HttpResponse<String> page = browser.get("/?lang=" + language, "Accept-Language", "ko");
			assertThat(page.statusCode()).isEqualTo(200);
			assertThat(page.body()).contains("lang=\"ko\"");
			assertThat(page.headers().allValues("Set-Cookie")).noneMatch((cookie) -> cookie.startsWith("lang="));
		}
		browser.get("/?lang=en", "Accept-Language", "ko");
		assertThat(browser.get("/", "Accept-Language", "ko").body()).contains("lang=\"en\"");
	}

}
