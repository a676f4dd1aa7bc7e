package chat.maru.page;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import chat.maru.support.Browser;
import chat.maru.support.Maru;
import chat.maru.support.MaruTest;
import chat.maru.support.Members;
import chat.maru.support.Posts;
import chat.maru.support.Waiting;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.util.HtmlUtils;

import static org.assertj.core.api.Assertions.assertThat;

/** A form that is sent twice takes effect once and gets the same answer twice. */
@MaruTest
class RepeatedFormTests {

	private static final Pattern FORM = Pattern.compile("(?s)<form[^>]*method=\"post\"[^>]*>.*?</form>");

	private static final Pattern ACTION = Pattern.compile("<form[^>]* action=\"([^\"]+)\"");

	private static final Pattern FIELD = Pattern
		.compile("<input type=\"hidden\"[^>]* name=\"([^\"]+)\"[^>]* value=\"([^\"]*)\"");

	@Autowired
	private Maru maru;

	@Autowired
	private JdbcClient jdbc;

	@Test
	void everyFormHasAOneTimeToken() {
		Browser owner = administrator();
		String room = room(owner);
		this.maru.browser().join(name());
		List<String> forms = new ArrayList<>();
		for (String page : List.of("/account", "/account/security", "/account/devices", "/account/tokens",
				"/admin/access", "/admin/settings", "/admin/bans", "/admin/bots", "/admin/people?query=Visitor",
				"/rooms", room + "/about", "/rooms/lobby/about")) {
			forms.addAll(forms(owner.get(page).body()));
		}
		forms.addAll(forms(this.maru.browser().get("/").body()));
		forms.addAll(forms(this.maru.browser().get("/login").body()));
		assertThat(forms).hasSizeGreaterThan(20)
			.allSatisfy((form) -> assertThat(form).contains("name=\"_csrf\"").containsOnlyOnce("name=\"_once\""));
	}

	@Test
	void aRoomIsCreatedOnce() {
		Browser member = member();
		String name = "Room " + UUID.randomUUID();
		String form = body(member.get("/rooms").body(), "/rooms", "name", name.substring(0, 30), "kind", "private");
		List<HttpResponse<String>> answers = together(3, () -> member.post("/rooms", form));
		assertThat(answers).extracting((answer) -> answer.headers().firstValue("Location").orElseThrow())
			.hasSize(3)
			.containsOnly(answers.get(0).headers().firstValue("Location").orElseThrow());
		assertThat(count("select count(*) from room where name = ?", name.substring(0, 30))).isEqualTo(1);
	}

	@Test
	void aSecretThatIsShownOnceIsShownAgain() {
		Browser administrator = administrator();
		String bot = "Helper " + UUID.randomUUID().toString().substring(0, 8);
		String form = body(administrator.get("/admin/bots").body(), "/admin/bots", "name", bot);
		HttpResponse<String> first = administrator.post("/admin/bots", form);
		HttpResponse<String> second = administrator.post("/admin/bots", form);
		assertThat(first.body()).contains("id=\"token\"");
		assertThat(second.body()).isEqualTo(first.body());
		assertThat(second.statusCode()).isEqualTo(200);
		assertThat(second.headers().firstValue("Content-Type")).isEqualTo(first.headers().firstValue("Content-Type"));
		assertThat(second.headers().firstValue("Content-Security-Policy")).isPresent();
		assertThat(second.headers().firstValue("Cache-Control")).hasValue("no-store");
		assertThat(count("select count(*) from account where name = ?", bot)).isEqualTo(1);
		String invitation = body(administrator.get("/admin/access").body(), "/admin/invitations", "days", "7", "uses",
				"1");
		assertThat(administrator.post("/admin/invitations", invitation).body())
			.isEqualTo(administrator.post("/admin/invitations", invitation).body());
	}

	@Test
	void aDoubleClickCreatesOneGuest() {
		Browser browser = this.maru.browser();
		String name = name();
		String form = body(browser.get("/").body(), "/join", "name", name);
		String cookie = visitor(browser);
		List<HttpResponse<String>> answers = together(2, () -> post("/join", form, cookie));
		assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(302);
		assertThat(answers).extracting(RepeatedFormTests::session)
			.doesNotContain("")
			.containsOnly(session(answers.get(0)));
		// The cookie of the first answer may arrive before the second click.
		HttpResponse<String> late = post("/join", form, session(answers.get(0)));
		assertThat(late.statusCode()).isEqualTo(302);
		assertThat(this.maru.http().get("/api/me", "Cookie", session(late)).body()).contains(name);
	}

	@Test
	void aGuestWhoseAnswerWasLostIsLoggedInFromANewPage() {
		Browser browser = this.maru.browser();
		String name = name();
		String cookie = visitor(browser);
		HttpResponse<String> lost = post("/join", body(browser.get("/").body(), "/join", "name", name), cookie);
		HttpResponse<String> again = browser.join(name, browser.csrf());
		assertThat(again.statusCode()).as("without a one-time token").isEqualTo(422);
		again = browser.post("/join", body(browser.get("/").body(), "/join", "name", name));
		assertThat(again.statusCode()).isEqualTo(302);
		assertThat(session(again)).isEqualTo(session(lost));
		assertThat(Posts.json(browser.get("/api/me").body()).get("name").stringValue()).isEqualTo(name);
	}

	@Test
	void anotherBrowserDoesNotGetTheAnswer() {
		Browser browser = this.maru.browser();
		String form = body(browser.get("/").body(), "/join", "name", name());
		assertThat(post("/join", form, visitor(browser)).statusCode()).isEqualTo(302);
		Browser other = this.maru.browser();
		other.csrf();
		for (String cookie : List.of(visitor(other), "XSRF-TOKEN=", "lang=en")) {
			HttpResponse<String> answer = post("/join", form, cookie);
			assertThat(answer.statusCode()).isEqualTo(403);
			assertThat(session(answer)).isEmpty();
		}
	}

	@Test
	void aPasswordIsChangedOnceAlthoughItChangesTheSession() {
		Browser member = member();
		String before = "maru=" + member.cookie("maru").getValue();
		String form = body(member.get("/account/security").body(), "/account/password", "present", Members.PASSWORD,
				"chosen", "harvest tulip engine");
		HttpResponse<String> first = post("/account/password", form, before);
		HttpResponse<String> second = post("/account/password", form, before);
		assertThat(second.statusCode()).isEqualTo(302);
		assertThat(second.headers().firstValue("Location")).isEqualTo(first.headers().firstValue("Location"));
		assertThat(session(second)).isNotEmpty().isEqualTo(session(first));
		assertThat(this.maru.http().get("/api/me", "Cookie", session(second)).statusCode()).isEqualTo(200);
	}

	@Test
	void aRefusedFormIsHandledAgain() {
		Browser member = member();
		String name = "Room " + UUID.randomUUID().toString().substring(0, 20);
		Browser other = member();
		String theirs = other.submit("/rooms", "/rooms", "name", name, "kind", "public")
			.headers()
			.firstValue("Location")
			.orElseThrow()
			.replaceAll(".*(/rooms/[^/]+)$", "$1");
		String form = body(member.get("/rooms").body(), "/rooms", "name", name, "kind", "public");
		assertThat(member.post("/rooms", form).statusCode()).isEqualTo(422);
		other.submit(theirs + "/about", theirs + "/leave");
		assertThat(member.post("/rooms", form).statusCode()).isEqualTo(302);
	}

	/** From a page in the browser's history. */
	@Test
	void afterAnotherChangeTheSameFormIsHandledAgain() {
		Browser member = member();
		String page = member.get("/rooms/lobby/about").body();
		String off = body(page, "/rooms/lobby/level");
		assertThat(member.post("/rooms/lobby/level", off).statusCode()).isEqualTo(302);
		String on = body(member.get("/rooms/lobby/about").body(), "/rooms/lobby/level");
		assertThat(member.post("/rooms/lobby/level", on).statusCode()).isEqualTo(302);
		assertThat(member.post("/rooms/lobby/level", off).statusCode()).isEqualTo(302);
		assertThat(member.get("/rooms/lobby/about").body()).contains("Turn on notifications");
	}

	private Browser member() {
		Browser browser = this.maru.browser();
		browser.join(name());
		return browser.choosePassword(Members.PASSWORD);
	}

	private Browser administrator() {
		Browser browser = member();
		this.jdbc.sql("update account set role = 'administrator' where id = ?")
			.param(Posts.json(browser.get("/api/me").body()).get("id").stringValue())
			.update();
		return browser;
	}

	private static String room(Browser owner) {
		return owner
			.submit("/rooms", "/rooms", "name", "Room " + UUID.randomUUID().toString().substring(0, 8), "kind",
					"private")
			.headers()
			.firstValue("Location")
			.orElseThrow()
			.replaceAll(".*(/rooms/[^/]+)$", "$1");
	}

	/** With these cookies, like a browser that did not receive the answer. */
	private HttpResponse<String> post(String path, String body, String cookies) {
		return this.maru.http()
			.post(path, body, "Cookie", cookies, "Content-Type", "application/x-www-form-urlencoded", "Accept",
					"text/html");
	}

	private static String visitor(Browser browser) {
		browser.csrf();
		return "XSRF-TOKEN=" + browser.cookie("XSRF-TOKEN").getValue();
	}

	/** The session cookie of an answer, as it is sent back; empty if there is none. */
	private static String session(HttpResponse<String> answer) {
		return answer.headers()
			.allValues("Set-Cookie")
			.stream()
			.filter((cookie) -> cookie.startsWith("maru="))
			.map((cookie) -> cookie.substring(0, cookie.indexOf(';')))
			.findFirst()
			.orElse("");
	}

	private long count(String sql, String name) {
		return this.jdbc.sql(sql).param(name).query(Long.class).single();
	}

	private static List<HttpResponse<String>> together(int times, Supplier<HttpResponse<String>> send) {
		List<CompletableFuture<HttpResponse<String>>> sent = IntStream.range(0, times)
			.mapToObj((i) -> CompletableFuture.supplyAsync(send))
			.toList();
		return sent.stream().map(Waiting::await).toList();
	}

	private static List<String> forms(String page) {
		return FORM.matcher(page).results().map(MatchResult::group).toList();
	}

	/**
	 * The body of the page's form for a path, with its hidden fields and these fields.
	 */
	private static String body(String page, String path, String... fields) {
		String form = forms(page).stream().filter((it) -> {
			Matcher action = ACTION.matcher(it);
			return action.find() && action.group(1).equals(path);
		}).findFirst().orElseThrow();
		StringBuilder body = new StringBuilder();
		FIELD.matcher(form)
			.results()
			.forEach((field) -> append(body, field.group(1), HtmlUtils.htmlUnescape(field.group(2))));
		for (int i = 0; i < fields.length; i += 2) {
			append(body, fields[i], fields[i + 1]);
		}
		return body.toString();
	}

	private static void append(StringBuilder body, String name, String value) {
		body.append(body.isEmpty() ? "" : "&")
			.append(name)
			.append('=')
			.append(URLEncoder.encode(value, StandardCharsets.UTF_8));
	}

	private static String name() {
		return "Visitor " + UUID.randomUUID().toString().substring(0, 8);
	}

}
