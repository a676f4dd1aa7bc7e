package chat.maru.password;

import java.net.http.HttpResponse;
import java.util.UUID;

import chat.maru.account.Accounts;
import chat.maru.account.DisplayName;
import chat.maru.limit.RateLimits;
import chat.maru.refusal.Reason;
import chat.maru.refusal.Refused;
import chat.maru.session.AccessReason;
import chat.maru.session.LogInLimit;
import chat.maru.session.LogInLog;
import chat.maru.session.SessionSettings;
import chat.maru.session.Sessions;
import chat.maru.support.Browser;
import chat.maru.support.Guest;
import chat.maru.support.Maru;
import chat.maru.support.MaruTest;
import chat.maru.support.Posts;
import chat.maru.token.AccessTokens;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Guessing a password does not lock the owner out of a browser they have used before. */
@MaruTest
class KnownBrowserTests {

	private static final String PASSWORD = "tulip engine harvest";

	private static final String OTHER = "harvest engine tulip";

	@Autowired
	private Maru maru;

	@Autowired
	private KnownBrowsers browsers;

	private String name;

	private Browser browser;

	@BeforeEach
	void begin() {
		this.name = "Member " + UUID.randomUUID().toString().substring(0, 8);
		this.browser = this.maru.browser();
		this.browser.join(this.name);
		this.browser.choosePassword(PASSWORD);
	}

	@Test
	void guessingSlowsStrangersButNotTheOwnersBrowser(@Autowired Accounts accounts, @Autowired LogInMethods ways,
			@Autowired Passwords passwords, @Autowired Sessions sessions, @Autowired AccessTokens tokens,
			@Autowired PlatformTransactionManager transactions) {
		LogInLimit limit = new LogInLimit(new SessionSettings(1), RateLimits.ofOneNode());
		PasswordLogIn passwordLogIn = new PasswordLogIn(accounts, ways, passwords, limit, new LogInLog(), this.browsers,
				sessions, tokens, transactions);
		for (int i = 0; i < 10; i++) {
			refused(PasswordReason.LOG_IN_FAILED, passwordLogIn, "guessed", "192.0.2." + i,
					(i % 2 == 0) ? null : "no such secret");
		}
		refused(AccessReason.LOG_IN_TOO_MANY, passwordLogIn, PASSWORD, "198.51.100.1", null);
		assertThat(passwordLogIn.logIn(this.name, PASSWORD, "198.51.100.2", secret()).name()).isEqualTo(this.name);
		// A cookie of another account's browser counts for nothing here.
		Browser other = this.maru.browser();
		other.join("Other " + UUID.randomUUID().toString().substring(0, 8));
		other.choosePassword(PASSWORD);
		refused(AccessReason.LOG_IN_TOO_MANY, passwordLogIn, PASSWORD, "198.51.100.3",
				other.cookie("maru-browser").getValue());
	}

	@Test
	void eachLogInSetsANewCookieThatIdentifiesTheBrowser() {
		String first = secret();
		assertThat(isKnown(first)).isTrue();
		this.browser.form("/logout", this.browser.csrf());
		HttpResponse<String> answer = this.browser.logIn(this.name, PASSWORD);
		String cookie = answer.headers()
			.allValues("Set-Cookie")
			.stream()
			.filter((set) -> set.startsWith("maru-browser="))
			.findFirst()
			.orElseThrow();
		assertThat(cookie).contains("; HttpOnly", "; SameSite=Lax", "; Path=/").containsPattern("Max-Age=3[0-9]{7}");
		assertThat(secret()).isNotEqualTo(first);
		assertThat(isKnown(secret())).isTrue();
		assertThat(isKnown(first)).isFalse();
	}

	@Test
	void neitherAWrongGuessNorAGuestMakesABrowserKnown() {
		Browser stranger = this.maru.browser();
		stranger.logIn(this.name, "guessed");
		stranger.join("Guest " + UUID.randomUUID().toString().substring(0, 8));
		assertThat(stranger.handshake().getFirst("Cookie")).doesNotContain("maru-browser");
	}

	@Test
	void aNewPasswordAndADeletionForgetTheOtherBrowsers(@Autowired JdbcClient jdbc) {
		String id = Posts.json(this.browser.get("/api/me").body()).get("id").stringValue();
		Browser second = this.maru.browser();
		second.logIn(this.name, PASSWORD);
		String ofSecond = second.cookie("maru-browser").getValue();
		assertThat(isKnown(ofSecond)).isTrue();
		this.browser.submit("/account", "/account/password", "present", PASSWORD, "chosen", OTHER);
		assertThat(isKnown(ofSecond)).isFalse();
		assertThat(isKnown(secret())).isTrue();
		this.browser.submit("/account", "/account/delete", "present", OTHER);
		assertThat(stored(jdbc, id)).isZero();
	}

	@Test
	void theLeastRecentlyUsedBrowserIsForgotten(@Autowired JdbcClient jdbc) {
		Guest guest = this.maru.guest();
		for (int i = 0; i < KnownBrowsers.MOST + 5; i++) {
			this.browsers.note(guest.account(), null);
		}
		assertThat(stored(jdbc, guest.id())).isEqualTo(KnownBrowsers.MOST);
	}

	private static int stored(JdbcClient jdbc, String account) {
		return jdbc.sql("select count(*) from known_browser where account_id = ?")
			.param(account)
			.query(Integer.class)
			.single();
	}

	private void refused(Reason reason, PasswordLogIn passwordLogIn, String password, String address,
			@Nullable String secret) {
		assertThatExceptionOfType(Refused.class)
			.isThrownBy(() -> passwordLogIn.logIn(this.name, password, address, secret))
			.satisfies((refused) -> assertThat(refused.reason()).isEqualTo(reason));
	}

	private String secret() {
		return this.browser.cookie("maru-browser").getValue();
	}

	private boolean isKnown(String secret) {
		return this.browsers.isKnown(DisplayName.of(this.name).key(), secret);
	}

}
