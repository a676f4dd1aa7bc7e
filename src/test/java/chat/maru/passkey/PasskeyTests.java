package chat.maru.passkey;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;

import chat.maru.support.Authenticator;
import chat.maru.support.Browser;
import chat.maru.support.Maru;
import chat.maru.support.MaruTest;
import chat.maru.support.Posts;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** Logging in with a passkey. */
@MaruTest
class PasskeyTests {

	private static final String PASSWORD = "tulip engine harvest";

	private static final String MAKE = "/account/passkeys/options";

	private static final String SHOW = "/login/passkey/options";

	@Autowired
	private Maru maru;

	@Autowired
	private JdbcClient jdbc;

	private final Authenticator device = new Authenticator();

	@Test
	void aMemberLogsInWithAPasskey() {
		Browser member = member();
		assertThat(add(member, this.device, "My phone")).endsWith("done=passkey");
		assertThat(member.get("/account/security").body()).contains("My phone");
		Browser elsewhere = this.maru.browser();
		elsewhere.join("Guest " + UUID.randomUUID().toString().substring(0, 13));
		String before = elsewhere.cookie("maru").getValue();
		assertThat(logIn(elsewhere, this.device)).endsWith("/");
		assertThat(me(elsewhere)).isEqualTo(me(member));
		assertThat(elsewhere.cookie("maru").getValue()).isNotEqualTo(before);
		assertThat(this.maru.http().get("/api/me", "Cookie", "maru=" + before).statusCode()).isEqualTo(401);
		Browser linked = this.maru.browser();
		linked.get("/rooms/lobby", "Accept", "text/html");
		assertThat(logIn(linked, this.device)).as("the link that was opened").endsWith("/rooms/lobby");
		member.submit("/account", "/account/sessions/end-others");
		assertThat(elsewhere.get("/api/me").statusCode()).isEqualTo(401);
	}

	@Test
	void aGuestNeedsAPasswordFirst() {
		Browser guest = this.maru.browser();
		guest.join("Guest " + UUID.randomUUID().toString().substring(0, 13));
		assertThat(guest.get("/account/security").body()).doesNotContain("maru-passkey");
		assertThat(guest.submit("/account", MAKE).statusCode()).isEqualTo(403);
	}

	@Test
	void theChallengeContainsNoAccount() {
		add(member(), this.device, "Phone");
		JsonNode options = options(this.maru.browser(), "/login", SHOW);
		assertThat(options.get("allowCredentials")).isEmpty();
		assertThat(options.get("rpId").stringValue()).isEqualTo("localhost");
		assertThat(options.get("userVerification").stringValue()).isEqualTo("required");
	}

	@Test
	void anAnswerIsAcceptedOnceAndForItsOwnChallenge() {
		Browser member = member();
		add(member, this.device, "Phone");
		Browser browser = this.maru.browser();
		String answer = this.device.show(options(browser, "/login", SHOW), this.maru.url());
		assertThat(send(browser, answer)).endsWith("/");
		Browser thief = this.maru.browser();
		assertThat(send(thief, answer)).endsWith("refused=passkey-failed");
		JsonNode making = options(member, "/account", MAKE);
		JsonNode mixed = Posts.json("{\"rpId\":\"localhost\",\"challenge\":" + making.get("challenge") + "}");
		assertThat(send(thief, this.device.show(mixed, this.maru.url()))).endsWith("refused=passkey-failed");
		assertThat(thief.get("/api/me").statusCode()).isEqualTo(401);
	}

	@Test
	void aPageOfAnotherOriginIsRefused() {
		Browser member = member();
		JsonNode making = options(member, "/account", MAKE);
		assertThat(save(member, this.device.make(making, "https://evil.example"), "Phone"))
			.contains("refused=passkey-failed");
		add(member, this.device, "Phone");
		Browser browser = this.maru.browser();
		for (String origin : List.of("https://evil.example", "https://localhost:" + this.maru.port(),
				"http://localhost")) {
			assertThat(send(browser, this.device.show(options(browser, "/login", SHOW), origin))).as(origin)
				.endsWith("refused=passkey-failed");
		}
	}

	@Test
	void theDeviceMustHaveVerifiedTheUser() {
		Browser member = member();
		assertThat(add(member, Authenticator.careless(), "Phone")).contains("refused=passkey-failed");
	}

	@Test
	void anotherKeyUnderTheSameIdIsRefused() {
		Browser member = member();
		add(member, this.device, "Phone");
		assertThat(logIn(this.maru.browser(), this.device.forged())).endsWith("refused=passkey-failed");
		assertThat(logIn(this.maru.browser(), new Authenticator())).endsWith("refused=passkey-failed");
		assertThat(add(member(), this.device.forged(), "Mine now")).contains("refused=passkey-failed");
		assertThat(logIn(this.maru.browser(), this.device)).endsWith("/");
	}

	@Test
	void anotherSessionCannotAnswerTheChallenge() {
		Browser asked = member();
		Browser other = member();
		JsonNode making = options(asked, "/account", MAKE);
		options(other, "/account", MAKE);
		assertThat(save(other, this.device.make(making, this.maru.url()), "Phone")).contains("refused=passkey-failed");
		assertThat(save(member(), this.device.make(making, this.maru.url()), "Phone"))
			.contains("refused=passkey-failed");
	}

	@Test
	void aClonedPasskeyIsNoticed() {
		add(member(), this.device, "Phone");
		assertThat(logIn(this.maru.browser(), this.device)).endsWith("/");
		assertThat(logIn(this.maru.browser(), this.device)).endsWith("/");
		// Two more than when it was made, and no more than when it was shown last.
		this.device.rewind().show(options(this.maru.browser(), "/login", SHOW), this.maru.url());
		assertThat(logIn(this.maru.browser(), this.device)).endsWith("refused=passkey-failed");
	}

	@Test
	void aRemovedPasskeyIsRefused() {
		Browser member = member();
		add(member, this.device, "Phone");
		member().submit("/account", "/account/passkeys/remove", "id", this.device.id());
		assertThat(logIn(this.maru.browser(), this.device)).endsWith("/");
		assertThat(location(member.submit("/account", "/account/passkeys/remove", "id", this.device.id())))
			.endsWith("done=passkey-removed");
		assertThat(logIn(this.maru.browser(), this.device)).endsWith("refused=passkey-failed");
	}

	@Test
	void theOnlyWayToLogInCannotBeRemoved() {
		Browser member = member();
		add(member, this.device, "Phone");
		this.jdbc.sql("update account set password = null where id = ?")
			.param(me(member).get("id").stringValue())
			.update();
		assertThat(location(member.submit("/account", "/account/passkeys/remove", "id", this.device.id())))
			.contains("refused=way-in-last");
		assertThat(logIn(this.maru.browser(), this.device)).endsWith("/");
	}

	@Test
	void thePasskeysOfADeletedAccountAreRefused() {
		Browser member = member();
		add(member, this.device, "Phone");
		HttpResponse<String> deleted = member.submit("/account", "/account/delete", "present", PASSWORD);
		assertThat(deleted.statusCode()).isEqualTo(302);
		assertThat(deleted.headers().firstValue("Clear-Site-Data")).hasValue("\"storage\"");
		assertThat(logIn(this.maru.browser(), this.device)).endsWith("refused=passkey-failed");
		assertThat(add(member(), this.device, "Phone")).endsWith("done=passkey");
	}

	@Test
	void theNumberOfPasskeysIsLimited() {
		Browser member = member();
		for (int i = 0; i < 20; i++) {
			assertThat(add(member, new Authenticator(), "Key " + i)).endsWith("done=passkey");
		}
		assertThat(add(member, new Authenticator(), "One more")).contains("refused=passkey-too-many");
	}

	@Test
	void aMalformedAnswerIsRefused() {
		Browser member = member();
		for (String label : List.of(" ", "x".repeat(41), "\u202e")) {
			assertThat(add(member, this.device, label)).as(label).contains("refused=passkey-name");
		}
		String made = this.device.make(options(member, "/account", MAKE), this.maru.url());
		for (String answer : List.of("", "{}", "[]", "null", "{\"response\":{\"clientDataJSON\":\"e30\"}}",
				"x".repeat(30_000), made.replace("attestationObject", "x"), made.replace("none", "packed"))) {
			options(member, "/account", MAKE);
			assertThat(save(member, answer, "Phone")).as(answer).contains("refused=passkey-failed");
			assertThat(send(this.maru.browser(), answer)).as(answer).endsWith("refused=passkey-failed");
		}
	}

	@Test
	void everythingNeedsTheCsrfToken() {
		Browser member = member();
		for (String path : List.of(MAKE, SHOW, "/account/passkeys", "/account/passkeys/remove", "/login/passkey",
				"/account/identities", "/account/identities/disconnect")) {
			assertThat(member.form(path, "wrong").statusCode()).as(path).isEqualTo(403);
		}
	}

	private Browser member() {
		Browser browser = this.maru.browser();
		browser.join("Member " + UUID.randomUUID().toString().substring(0, 13));
		return browser.choosePassword(PASSWORD);
	}

	private String add(Browser browser, Authenticator device, String label) {
		return save(browser, device.make(options(browser, "/account", MAKE), this.maru.url()), label);
	}

	private static String save(Browser browser, String answer, String label) {
		return location(browser.submit("/account", "/account/passkeys", "credential", answer, "label", label));
	}

	private String logIn(Browser browser, Authenticator device) {
		return send(browser, device.show(options(browser, "/login", SHOW), this.maru.url()));
	}

	private static String send(Browser browser, String answer) {
		return location(browser.submit("/login", "/login/passkey", "credential", answer));
	}

	private static JsonNode options(Browser browser, String page, String path) {
		return Posts.json(browser.submit(page, path).body());
	}

	private static String location(HttpResponse<String> answer) {
		return answer.headers().firstValue("Location").orElseThrow();
	}

	private static JsonNode me(Browser browser) {
		return Posts.json(browser.get("/api/me").body());
	}

}
