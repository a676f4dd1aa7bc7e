package chat.maru.password;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import chat.maru.support.Browser;
import chat.maru.support.Guest;
import chat.maru.support.Maru;
import chat.maru.support.MaruTest;
import chat.maru.support.Posts;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/** Guests who become members, and members who come back. */
@MaruTest
class MemberTests {

	private static final String PASSWORD = "tulip engine harvest";

	private static final String OTHER = "window river seventeen";

	@Autowired
	private Maru maru;

	@Test
	void aGuestWithANewPasswordKeepsNameAndMessagesOnEveryDevice() {
		String name = name();
		Browser first = joined(name);
		assertThat(me(first).get("role").stringValue()).isEqualTo("guest");
		first.choosePassword(PASSWORD);
		assertThat(me(first).get("role").stringValue()).isEqualTo("member");
		Browser second = this.maru.browser();
		HttpResponse<String> answer = second.logIn("  " + name.toUpperCase(java.util.Locale.ROOT) + " ", PASSWORD);
		assertThat(answer.statusCode()).isIn(302, 303);
		assertThat(me(second)).isEqualTo(me(first));
	}

	@Test
	void passwordChecksAreLimited() {
		Guest guest = this.maru.guest();
		for (int i = 0; i < 10; i++) {
			assertThat(choose(guest).statusCode()).isEqualTo(422);
		}
		assertThat(choose(guest).statusCode()).isEqualTo(429);
		assertThat(choose(this.maru.guest()).statusCode()).isEqualTo(422);
	}

	private HttpResponse<String> choose(Guest guest) {
		return this.maru.http()
			.putJson("/api/me/password", "{\"chosen\":\"12345678\"}", "Authorization", guest.bearer());
	}

	@Test
	void wrongPasswordsUnknownNamesAndGuestsGetTheSameAnswer() {
		String name = name();
		joined(name).choosePassword(PASSWORD);
		Guest guest = this.maru.guest();
		List<String> answers = Stream
			.of(new String[] { name, "wrong" }, new String[] { name, "" }, new String[] { "Nobody at all", PASSWORD },
					new String[] { guest.name(), "" }, new String[] { "", "" }, new String[] { "\u202e", PASSWORD },
					new String[] { name, PASSWORD + "x".repeat(500) })
			.map((attempt) -> {
				HttpResponse<String> answer = this.maru.browser().logIn(attempt[0], attempt[1]);
				assertThat(answer.statusCode()).isEqualTo(422);
				assertThat(answer.headers().allValues("Set-Cookie")).noneMatch((cookie) -> cookie.startsWith("maru="));
				assertThat(answer.body()).doesNotContain(PASSWORD);
				return answer.body().replaceAll("(?s).*id=\"log-in-error\"(.*?)</p>.*", "$1");
			})
			.distinct()
			.toList();
		assertThat(answers).hasSize(1);
	}

	@Test
	void aChangeNeedsTheCurrentPasswordAndEndsAllOtherSessions() {
		String name = name();
		Browser first = joined(name).choosePassword(PASSWORD);
		Browser second = this.maru.browser();
		second.logIn(name, PASSWORD);
		assertThat(first.submit("/account", "/account/password", "present", "wrong", "chosen", OTHER).statusCode())
			.isEqualTo(422);
		assertThat(second.get("/api/me").statusCode()).isEqualTo(200);
		assertThat(first.submit("/account", "/account/password", "present", PASSWORD, "chosen", OTHER).statusCode())
			.isEqualTo(302);
		assertThat(first.get("/api/me").statusCode()).isEqualTo(200);
		assertThat(second.get("/api/me").statusCode()).isEqualTo(401);
		assertThat(this.maru.browser().logIn(name, PASSWORD).statusCode()).isEqualTo(422);
		assertThat(this.maru.browser().logIn(name, OTHER).statusCode()).isEqualTo(302);
	}

	/** A copied cookie is of no use after the password has changed. */
	@Test
	void aCopyOfTheCookieEndsWithThePassword() {
		for (boolean program : new boolean[] { false, true }) {
			Browser browser = joined(name()).choosePassword(PASSWORD);
			String copied = browser.cookie("maru").getValue();
			assertThat(this.maru.http().get("/api/me", "Cookie", "maru=" + copied).statusCode()).isEqualTo(200);
			if (program) {
				HttpResponse<String> answer = this.maru.http()
					.putJson("/api/me/password", "{\"present\":\"" + PASSWORD + "\",\"chosen\":\"" + OTHER + "\"}",
							"Cookie", "maru=" + copied, "X-CSRF-TOKEN", browser.csrf());
				assertThat(answer.statusCode()).isEqualTo(204);
				assertThat(answer.headers().allValues("Set-Cookie")).anyMatch((cookie) -> cookie.startsWith("maru="));
			}
			else {
				browser.submit("/account", "/account/password", "present", PASSWORD, "chosen", OTHER);
				assertThat(browser.get("/api/me").statusCode()).isEqualTo(200);
			}
			assertThat(this.maru.http().get("/api/me", "Cookie", "maru=" + copied).statusCode()).isEqualTo(401);
		}
	}

	@Test
	void tokensEndWithThePasswordUnlessTheirOwnerKeepsThem() {
		Guest guest = this.maru.guest();
		assertThat(put(guest, "{\"chosen\":\"" + PASSWORD + "\"}")).isEqualTo(204);
		assertThat(knows(guest.bearer())).as("the token that asked").isTrue();
		Browser browser = this.maru.browser();
		browser.logIn(guest.name(), PASSWORD);
		String token = token(browser);
		assertThat(browser.get("/account/security").body()).contains("name=\"keepTokens\"");
		HttpResponse<String> kept = browser.submit("/account", "/account/password", "present", PASSWORD, "chosen",
				OTHER, "keepTokens", "true");
		assertThat(browser.follow(kept).body()).contains("You have been logged out of all other devices.");
		assertThat(knows(token)).isTrue();
		assertThat(knows(guest.bearer())).as("the one that is the whole account").isFalse();
		HttpResponse<String> ended = browser.submit("/account", "/account/password", "present", OTHER, "chosen",
				PASSWORD);
		assertThat(browser.follow(ended).body()).contains("your access tokens no longer work");
		assertThat(knows(token)).isFalse();
	}

	@Test
	void aProgramThatSetsAPasswordEndsOrKeepsTheOtherTokens() {
		Guest guest = this.maru.guest();
		put(guest, "{\"chosen\":\"" + PASSWORD + "\"}");
		Browser browser = this.maru.browser();
		browser.logIn(guest.name(), PASSWORD);
		String token = token(browser);
		put(guest, "{\"present\":\"" + PASSWORD + "\",\"chosen\":\"" + OTHER + "\",\"keepTokens\":true}");
		assertThat(browser.get("/api/me").statusCode()).isEqualTo(401);
		assertThat(knows(token)).isTrue();
		put(guest, "{\"present\":\"" + OTHER + "\",\"chosen\":\"" + PASSWORD + "\"}");
		assertThat(knows(token)).isFalse();
		assertThat(knows(guest.bearer())).isTrue();
	}

	@Test
	void aRefusedPasswordEndsNothing() {
		Browser browser = joined(name()).choosePassword(PASSWORD);
		String token = token(browser);
		browser.submit("/account", "/account/password", "present", "wrong", "chosen", OTHER);
		assertThat(knows(token)).isTrue();
	}

	private boolean knows(String bearer) {
		return this.maru.http().get("/api/me", "Authorization", bearer).statusCode() == 200;
	}

	private static String token(Browser browser) {
		return "Bearer " + browser.submit("/account", "/account/tokens", "name", "Backup")
			.body()
			.replaceAll("(?s).*id=\"token\"[^>]*value=\"([^\"]+)\".*", "$1");
	}

	@Test
	void ofTwoFirstPasswordsAtOnceOneIsRefused() {
		Guest guest = this.maru.guest();
		List<CompletableFuture<Integer>> answers = Stream.of(PASSWORD, OTHER)
			.map((password) -> CompletableFuture.supplyAsync(() -> put(guest, "{\"chosen\":\"" + password + "\"}")))
			.toList();
		assertThat(answers).extracting(CompletableFuture::join).containsExactlyInAnyOrder(204, 403);
	}

	@Test
	void aProgramCanBecomeAMemberToo() {
		Guest guest = this.maru.guest();
		assertThat(put(guest, "{}")).isEqualTo(422);
		assertThat(put(guest, "{\"chosen\":\"password\"}")).isEqualTo(422);
		assertThat(put(guest, "{\"chosen\":\"" + PASSWORD + "\"}")).isEqualTo(204);
		assertThat(put(guest, "{\"chosen\":\"" + OTHER + "\"}")).isEqualTo(403);
		assertThat(put(guest, "{\"present\":\"" + PASSWORD + "\",\"chosen\":\"" + OTHER + "\"}")).isEqualTo(204);
		assertThat(this.maru.browser().logIn(guest.name(), OTHER).statusCode()).isEqualTo(302);
	}

	@Test
	void loggingInStartsANewSession() {
		String name = name();
		joined(name).choosePassword(PASSWORD);
		Browser browser = joined(name());
		String before = browser.cookie("maru").getValue();
		browser.logIn(name, PASSWORD);
		assertThat(browser.cookie("maru").getValue()).isNotEqualTo(before);
		assertThat(this.maru.http().get("/api/me", "Cookie", "maru=" + before).statusCode()).isEqualTo(401);
	}

	@Test
	void loggingOutEndsTheSession() {
		String name = name();
		Browser browser = joined(name).choosePassword(PASSWORD);
		String session = browser.cookie("maru").getValue();
		HttpResponse<String> loggedOut = browser.submit("/account", "/logout");
		assertThat(loggedOut.statusCode()).isEqualTo(302);
		assertThat(loggedOut.headers().firstValue("Clear-Site-Data")).hasValue("\"storage\"");
		assertThat(browser.get("/api/me").statusCode()).isEqualTo(401);
		assertThat(this.maru.http().get("/api/me", "Cookie", "maru=" + session).statusCode()).isEqualTo(401);
		assertThat(browser.get("/").body()).contains("action=\"/join\"");
	}

	@Test
	void everyFormNeedsTheCsrfToken() {
		Browser browser = joined(name()).choosePassword(PASSWORD);
		for (String path : List.of("/login", "/logout", "/account/password", "/account/sessions/end",
				"/account/sessions/end-others", "/account/tokens", "/account/tokens/x/revoke")) {
			assertThat(browser.form(path, "wrong", "name", "x").statusCode()).as(path).isEqualTo(403);
		}
		assertThat(browser.get("/api/me").statusCode()).isEqualTo(200);
	}

	@Test
	void theAccountPageNeedsAnAccount() {
		HttpResponse<String> answer = this.maru.http().get("/account", "Accept", "text/html");
		assertThat(answer.statusCode()).isEqualTo(302);
		assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/");
	}

	private int put(Guest guest, String body) {
		return this.maru.http().putJson("/api/me/password", body, "Authorization", guest.bearer()).statusCode();
	}

	private Browser joined(String name) {
		Browser browser = this.maru.browser();
		browser.join(name);
		return browser;
	}

	private static JsonNode me(Browser browser) {
		return Posts.json(browser.get("/api/me").body());
	}

	private static String name() {
		return "Member " + UUID.randomUUID().toString().substring(0, 13);
	}

}
