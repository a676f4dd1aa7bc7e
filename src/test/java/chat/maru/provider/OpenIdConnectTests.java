package chat.maru.provider;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import chat.maru.account.Account;
import chat.maru.registration.AccessSetting;
import chat.maru.registration.RegistrationSettings.Access;
import chat.maru.support.Browser;
import chat.maru.support.Maru;
import chat.maru.support.MaruTest;
import chat.maru.support.Posts;
import chat.maru.support.Provider;
import chat.maru.support.StompSocket;
import chat.maru.support.Transport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.util.UriComponentsBuilder;

import static org.assertj.core.api.Assertions.assertThat;

/** Logging in with a provider that runs on a server of its own. */
@MaruTest
@DirtiesContext
@ExtendWith(OutputCaptureExtension.class)
class OpenIdConnectTests {

	private static final Provider PROVIDER = Provider.start();

	private static final String PASSWORD = "tulip engine harvest";

	private static final String BEGIN = "/oauth2/authorization/people";

	private static final String CONNECT = BEGIN + "?connect=";

	@Autowired
	private Maru maru;

	@Autowired
	private AccessSetting setting;

	@Autowired
	private JdbcClient jdbc;

	@DynamicPropertySource
	static void provider(DynamicPropertyRegistry properties) {
		String prefix = "spring.security.oauth2.client.";
		properties.add(prefix + "provider.people.issuer-uri", PROVIDER::issuer);
		properties.add(prefix + "registration.people.client-id", () -> "maru");
		properties.add(prefix + "registration.people.client-secret", () -> "a secret of the server");
		properties.add(prefix + "registration.people.client-name", () -> "The People's");
		// Nothing listens there.
		properties.add(prefix + "provider.away.issuer-uri", () -> "http://localhost:1/away");
		properties.add(prefix + "registration.away.client-id", () -> "maru");
		properties.add("maru.limits.log-ins-per-minute", () -> "0");
	}

	@AfterAll
	static void stop() {
		PROVIDER.close();
	}

	@AfterEach
	void openAccess() {
		this.setting.change(new Account("test", "Test"), Access.OPEN);
	}

	@Test
	void theFirstLogInCreatesAnAccountAndLaterOnesUseIt() {
		Someone someone = Someone.called("Jisu");
		Browser first = this.maru.browser();
		assertThat(first.get("/login").body()).contains("Log in with The People&#39;s").contains(BEGIN);
		HttpResponse<String> answer = logIn(first, someone);
		assertThat(answer.statusCode()).isEqualTo(302);
		assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/");
		JsonNode me = me(first);
		assertThat(me.get("name").stringValue()).isEqualTo(someone.name());
		assertThat(me.get("role").stringValue()).isEqualTo("member");
		Browser second = this.maru.browser();
		second.get("/rooms/lobby", "Accept", "text/html");
		answer = logIn(second, someone.renamed("Another name by now"));
		assertThat(answer.headers().firstValue("Location").orElseThrow()).as("the link that was opened")
			.endsWith("/rooms/lobby");
		assertThat(me(second)).isEqualTo(me);
	}

	@Test
	void aTakenNameGetsANumber() {
		String name = Someone.called("Minji").name();
		Browser member = this.maru.browser();
		member.join(name);
		member.choosePassword(PASSWORD);
		Browser other = this.maru.browser();
		logIn(other, Someone.called("x").renamed(name));
		assertThat(me(other).get("id")).isNotEqualTo(me(member).get("id"));
		assertThat(me(other).get("name").stringValue()).isEqualTo(name + " 2");
		Browser third = this.maru.browser();
		logIn(third, Someone.called("x").renamed(name + "\u202e@example.org"));
		assertThat(me(third).get("name").stringValue()).isEqualTo(name + " 3");
	}

	@Test
	void aNameThatLooksLikeAnotherAccountsGetsANumber() {
		String name = Someone.called("Minji").name();
		this.maru.browser().join(name);
		String alike = name.replace('i', 'і');
		Browser other = this.maru.browser();
		logIn(other, Someone.called("x").renamed(alike));
		assertThat(me(other).get("name").stringValue()).isEqualTo(alike + " 2");
	}

	@Test
	void aReservedNameIsNotTakenFromAProvider() {
		Browser browser = this.maru.browser();
		logIn(browser, Someone.called("x").renamed("Administrator"));
		assertThat(me(browser).get("name").stringValue()).startsWith("Member");
	}

	@Test
	void anEmailAddressDoesNotIdentifyAnAccount() {
		String address = "jisu." + UUID.randomUUID() + "@example.org";
		List<String> ids = Stream.of("a", "b").map((subject) -> {
			Browser browser = this.maru.browser();
			logIn(browser, new Someone(subject + address, "{\"email\":\"" + address + "\",\"email_verified\":true}"));
			assertThat(me(browser).get("name").stringValue()).startsWith("Member");
			return me(browser).get("id").stringValue();
		}).toList();
		assertThat(ids).doesNotHaveDuplicates();
	}

	@Test
	void twoFirstLogInsAtOnceCreateOneAccount() {
		Someone someone = Someone.called("Twice");
		List<CompletableFuture<JsonNode>> both = Stream.of(this.maru.browser(), this.maru.browser()).map((browser) -> {
			String back = PROVIDER.logIn(question(browser, BEGIN), someone.subject(), someone.claims());
			return CompletableFuture.supplyAsync(() -> {
				browser.get(path(back));
				return me(browser);
			});
		}).toList();
		assertThat(both.stream().map(CompletableFuture::join).distinct()).hasSize(1);
	}

	@Test
	void theRequestIsProtectedAndLeadsBackToThisServerOnly() {
		String question = question(this.maru.browser(),
				BEGIN + "?redirect_uri=https://evil.example&continue=https://evil.example&action=evil");
		assertThat(question).startsWith(PROVIDER.issuer()).doesNotContain("evil").doesNotContain("secret");
		var parameters = UriComponentsBuilder.fromUriString(question).build().getQueryParams().toSingleValueMap();
		assertThat(parameters).containsKeys("state", "nonce", "code_challenge")
			.containsEntry("code_challenge_method", "S256")
			.containsEntry("response_type", "code")
			.containsEntry("redirect_uri", this.maru.url() + "/login/oauth2/code/people");
		assertThat(parameters.get("scope")).contains("openid").doesNotContain("email");
	}

	@Test
	void theAnswerIsAcceptedOnceAndFromTheSameBrowserOnly(CapturedOutput output) {
		Someone someone = Someone.called("Careful");
		Browser browser = this.maru.browser();
		String back = path(PROVIDER.logIn(question(browser, BEGIN), someone.subject(), someone.claims()));
		String state = parameter(back, "state");
		String code = parameter(back, "code");
		assertRefused(this.maru.browser().get(back), "provider-failed");
		Browser other = this.maru.browser();
		question(other, BEGIN);
		assertRefused(other.get(back), "provider-failed");
		assertRefused(browser.get(back.replace(state, "forged")), "provider-failed");
		assertRefused(browser.get(back.replaceAll("&?state=[^&]*", "")), "provider-failed");
		assertThat(browser.get("/api/me").statusCode()).isEqualTo(401);
		assertThat(browser.get(back).headers().firstValue("Location").orElseThrow()).endsWith("/");
		assertThat(browser.get("/api/me").statusCode()).isEqualTo(200);
		assertThat(browser.get(back).headers().firstValue("Location").orElseThrow()).contains("provider-failed");
		assertThat(output).doesNotContain(code).doesNotContain("a secret of the server");
	}

	@Test
	void aCodeForAnotherRequestIsRefused() {
		Someone someone = Someone.called("Victim");
		Browser browser = this.maru.browser();
		String stolen = PROVIDER.logIn(question(browser, BEGIN), someone.subject(), someone.claims());
		Browser thief = this.maru.browser();
		String state = parameter(question(thief, BEGIN), "state");
		assertRefused(thief.get("/login/oauth2/code/people?state=" + state + "&code=" + parameter(stolen, "code")),
				"provider-failed");
		assertThat(thief.get("/api/me").statusCode()).isEqualTo(401);
	}

	@Test
	void aCancelledLogInIsReported() {
		Browser browser = this.maru.browser();
		String state = parameter(question(browser, BEGIN), "state");
		HttpResponse<String> answer = browser
			.get("/login/oauth2/code/people?error=access_denied&error_description=%3Cb%3E&state=" + state);
		assertRefused(answer, "provider-failed");
		assertThat(browser.follow(answer).body()).contains("The log-in was not completed");
	}

	@Test
	void anUnreachableProviderDoesNotAffectOtherLogIns() {
		Browser browser = this.maru.browser();
		HttpResponse<String> answer = browser.get("/oauth2/authorization/away");
		assertRefused(answer, "provider-away");
		assertThat(browser.follow(answer).body()).contains("does not answer");
		assertThat(browser.get("/oauth2/authorization/nobody").statusCode()).isEqualTo(404);
		assertThat(browser.get("/login/oauth2/code/nobody?state=x&code=x").statusCode()).isEqualTo(404);
	}

	@Test
	void aNewAccountNeedsAnInvitationWhereOneIsRequired() {
		Someone friend = Someone.called("Friend");
		logIn(this.maru.browser(), friend);
		this.setting.change(new Account("test", "Test"), Access.INVITE);
		Browser stranger = this.maru.browser();
		HttpResponse<String> answer = logIn(stranger, Someone.called("Stranger"));
		assertRefused(answer, "identity-unknown");
		assertThat(stranger.follow(answer).body()).contains("you need an invitation to join");
		assertThat(stranger.get("/api/me").statusCode()).isEqualTo(401);
		Browser again = this.maru.browser();
		logIn(again, friend);
		assertThat(me(again).get("name").stringValue()).isEqualTo(friend.name());
	}

	@Test
	void aLinkOnAnotherSiteStartsNoLogIn() {
		for (String site : List.of("cross-site", "same-site")) {
			HttpResponse<String> answer = this.maru.browser().get(BEGIN, "Sec-Fetch-Site", site);
			assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/login");
		}
	}

	@Test
	void loggingInStartsANewSessionAndLoggingOutClosesItsConnections() {
		Browser browser = this.maru.browser();
		browser.join(Someone.called("Guest").name());
		String before = browser.cookie("maru").getValue();
		logIn(browser, Someone.called("Session"));
		assertThat(browser.cookie("maru").getValue()).isNotEqualTo(before);
		assertThat(this.maru.http().get("/api/me", "Cookie", "maru=" + before).statusCode()).isEqualTo(401);
		StompSocket socket = this.maru.socket(Transport.NATIVE, browser.handshake());
		socket.connect("X-CSRF-TOKEN:" + browser.csrf());
		assertThat(browser.get("/account/devices").body()).contains("This browser");
		browser.submit("/account", "/logout");
		socket.awaitClosed();
		assertThat(browser.get("/api/me").statusCode()).isEqualTo(401);
	}

	@Test
	void aGuestWhoConnectsBecomesAMemberAndCanLogInAgain() {
		Someone someone = Someone.called("Elsewhere");
		Browser guest = this.maru.browser();
		guest.join(Someone.called("Here").name());
		HttpResponse<String> asked = bring(guest, CONNECT, someone);
		assertThat(asked.body()).contains(someone.name()).contains(me(guest).get("name").stringValue());
		assertThat(me(guest).get("role").stringValue()).isEqualTo("guest");
		assertThat(accept(guest, asked).headers().firstValue("Location").orElseThrow()).endsWith("done=connected");
		assertThat(me(guest).get("role").stringValue()).isEqualTo("member");
		Browser elsewhere = this.maru.browser();
		logIn(elsewhere, someone);
		assertThat(me(elsewhere)).isEqualTo(me(guest));
		// Once more is no harm.
		assertThat(accept(guest, bring(guest, CONNECT, someone)).headers().firstValue("Location").orElseThrow())
			.endsWith("done=connected");
	}

	@Test
	void connectingNeedsTheUsersConfirmation() {
		Browser victim = this.maru.browser();
		victim.join(Someone.called("Here").name());
		HttpResponse<String> asked = bring(victim, CONNECT, Someone.called("Attacker"));
		Browser attacker = this.maru.browser();
		attacker.join(Someone.called("There").name());
		assertThat(accept(attacker, asked).headers().firstValue("Location").orElseThrow()).contains("provider-failed");
		assertThat(victim.form("/account/identities", "wrong", "secret", secret(asked)).statusCode()).isEqualTo(403);
		assertThat(me(victim).get("role").stringValue()).isEqualTo("guest");
		assertThat(me(attacker).get("role").stringValue()).isEqualTo("guest");
		Browser nobody = this.maru.browser();
		assertThat(bring(nobody, CONNECT, Someone.called("Nobody")).headers().firstValue("Location").orElseThrow())
			.endsWith("/login");
	}

	@Test
	void anIdentityOfAnotherAccountIsNotTaken() {
		Someone owner = Someone.called("Olga");
		logIn(this.maru.browser(), owner);
		Browser other = this.maru.browser();
		other.join(Someone.called("Other").name());
		HttpResponse<String> answer = bring(other, CONNECT, owner);
		assertThat(answer.headers().firstValue("Location").orElseThrow()).contains("identity-taken");
		assertThat(other.follow(answer).body()).contains("is connected with another account");
		// The identity was free when the user was asked, and is taken when they confirm.
		Someone late = Someone.called("Late");
		HttpResponse<String> asked = bring(other, CONNECT, late);
		logIn(this.maru.browser(), late);
		assertThat(accept(other, asked).headers().firstValue("Location").orElseThrow()).contains("identity-taken");
		assertThat(me(other).get("role").stringValue()).isEqualTo("guest");
	}

	@Test
	void theOnlyWayToLogInCannotBeRemoved() {
		Someone someone = Someone.called("Only");
		Browser browser = this.maru.browser();
		logIn(browser, someone);
		HttpResponse<String> refused = disconnect(browser, someone);
		assertThat(refused.headers().firstValue("Location").orElseThrow()).contains("way-in-last");
		assertThat(browser.follow(refused).body()).contains("Please choose a password first");
		String page = browser.get("/account/security").body();
		assertThat(page).contains("Choose a password").doesNotContain("id=\"present\"");
		browser.choosePassword(PASSWORD);
		assertThat(browser.get("/account/security").body()).contains("id=\"present\"");
		Browser other = this.maru.browser();
		logIn(other, Someone.called("Other"));
		assertThat(disconnect(other, someone).statusCode()).isEqualTo(302);
		assertThat(owners(someone)).isEqualTo(1);
		assertThat(disconnect(browser, someone).headers().firstValue("Location").orElseThrow())
			.endsWith("done=disconnected");
		assertThat(owners(someone)).isZero();
		assertThat(this.maru.browser().logIn(someone.name(), PASSWORD).statusCode()).isEqualTo(302);
	}

	@Test
	void anIdentityOfADeletedAccountGetsANewAccount() {
		Someone someone = Someone.called("Gone");
		Browser browser = this.maru.browser();
		logIn(browser, someone);
		JsonNode before = me(browser);
		assertThat(browser.get("/account/security").body()).doesNotContain("delete-present");
		assertThat(browser.submit("/account", "/account/delete").statusCode()).isEqualTo(302);
		assertThat(browser.get("/api/me").statusCode()).isEqualTo(401);
		logIn(browser, someone);
		assertThat(me(browser).get("name")).isEqualTo(before.get("name"));
		assertThat(me(browser).get("id")).isNotEqualTo(before.get("id"));
	}

	private int owners(Someone someone) {
		return this.jdbc.sql("select count(*) from identity where subject = ?")
			.param(someone.subject())
			.query(Integer.class)
			.single();
	}

	private static HttpResponse<String> disconnect(Browser browser, Someone someone) {
		return browser.submit("/account", "/account/identities/disconnect", "issuer", PROVIDER.issuer(), "subject",
				someone.subject());
	}

	private static HttpResponse<String> accept(Browser browser, HttpResponse<String> asked) {
		return browser.submit("/account", "/account/identities", "secret", secret(asked));
	}

	private static String secret(HttpResponse<String> asked) {
		return asked.body().replaceAll("(?s).*name=\"secret\" value=\"([^\"]+)\".*", "$1");
	}

	private static HttpResponse<String> logIn(Browser browser, Someone someone) {
		return bring(browser, BEGIN, someone);
	}

	/** There and back. */
	private static HttpResponse<String> bring(Browser browser, String begin, Someone someone) {
		return browser.get(path(PROVIDER.logIn(question(browser, begin), someone.subject(), someone.claims())));
	}

	/** The address that a browser is sent to. */
	private static String question(Browser browser, String begin) {
		HttpResponse<String> answer = browser.get(begin);
		assertThat(answer.statusCode()).isEqualTo(302);
		return answer.headers().firstValue("Location").orElseThrow();
	}

	private static void assertRefused(HttpResponse<String> answer, String code) {
		assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/login?refused=" + code);
	}

	private static String parameter(String uri, String name) {
		return Objects.requireNonNull(UriComponentsBuilder.fromUriString(uri).build().getQueryParams().getFirst(name));
	}

	private static String path(String uri) {
		URI whole = URI.create(uri);
		return whole.getRawPath() + '?' + whole.getRawQuery();
	}

	private static JsonNode me(Browser browser) {
		return Posts.json(browser.get("/api/me").body());
	}

	/**
	 * A user at the provider.
	 *
	 * @param claims what it says of them, a JSON object
	 */
	private record Someone(String subject, String claims) {

		static Someone called(String name) {
			String subject = UUID.randomUUID().toString();
			return new Someone(subject, "").renamed(name + ' ' + subject.substring(0, 8));
		}

		Someone renamed(String name) {
			return new Someone(this.subject, "{\"preferred_username\":\"" + name + "\"}");
		}

		String name() {
			return Posts.json(this.claims).get("preferred_username").stringValue();
		}

	}

}
