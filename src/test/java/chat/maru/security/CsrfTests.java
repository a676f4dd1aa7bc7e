package chat.maru.security;

import java.util.UUID;
import java.util.function.Consumer;

import chat.maru.support.Browser;
import chat.maru.support.Maru;
import chat.maru.support.MaruTest;
import chat.maru.support.StompSocket;
import chat.maru.support.Transport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;

import static org.assertj.core.api.Assertions.assertThat;

/** A CSRF token is valid only with the session that it was created for. */
@MaruTest
class CsrfTests {

	private static final String PASSWORD = "tulip engine harvest";

	@Autowired
	private Maru maru;

	@Test
	void anEarlierTokenIsInvalidAfterJoining() {
		renewed("/", (browser) -> browser.join(name()));
	}

	@Test
	void anEarlierTokenIsInvalidAfterLoggingIn() {
		String name = name();
		Browser member = this.maru.browser();
		member.join(name);
		member.choosePassword(PASSWORD);
		renewed("/login", (browser) -> browser.logIn(name, PASSWORD));
	}

	@Test
	void anEarlierTokenIsInvalidAfterLoggingOut() {
		Browser browser = this.maru.browser();
		String visitor = browser.csrf();
		browser.join(name());
		String csrf = browser.csrf();
		browser.form("/logout", csrf);
		for (String before : new String[] { visitor, csrf }) {
			assertThat(browser.join(name(), before).statusCode()).isEqualTo(403);
		}
		assertThat(browser.join(name()).statusCode()).isEqualTo(302);
	}

	@Test
	void anEarlierTokenIsInvalidAfterBecomingAMember() {
		Browser browser = this.maru.browser();
		browser.join(name());
		String csrf = browser.csrf();
		browser.choosePassword(PASSWORD);
		assertThat(browser.form("/logout", csrf).statusCode()).isEqualTo(403);
	}

	/** Planted by another host of the same domain, which knows the token for it. */
	@ParameterizedTest
	@EnumSource
	void aPlantedCookieIsAcceptedByNoConnectionAndNoForm(Transport transport) {
		Browser attacker = this.maru.browser();
		String csrf = attacker.csrf();
		String planted = "XSRF-TOKEN=" + attacker.cookie("XSRF-TOKEN").getValue();
		Browser victim = this.maru.browser();
		victim.join(name());
		String cookies = planted + "; maru=" + victim.cookie("maru").getValue() + "; " + planted;
		HttpHeaders handshake = new HttpHeaders();
		handshake.set("Cookie", cookies);
		StompSocket socket = this.maru.socket(transport, handshake);
		socket.send("CONNECT", "", "accept-version:1.2", "X-CSRF-TOKEN:" + csrf);
		assertThat(socket.next("ERROR").header("code")).isEqualTo("csrf-invalid");
		assertThat(this.maru.http()
			.postJson("/api/direct", "{\"people\":[]}", "Cookie", cookies, "X-CSRF-TOKEN", csrf)
			.statusCode()).isEqualTo(403);
		assertThat(this.maru.http()
			.postJson("/api/direct", "{\"people\":[]}", "Cookie", cookies, "X-CSRF-TOKEN", victim.csrf())
			.statusCode()).isNotEqualTo(403);
	}

	private void renewed(String page, Consumer<Browser> comeIn) {
		Browser browser = this.maru.browser();
		String before = browser.csrf(page);
		comeIn.accept(browser);
		assertThat(browser.form("/logout", before).statusCode()).isEqualTo(403);
		assertThat(browser.get("/api/me").statusCode()).isEqualTo(200);
		assertThat(browser.form("/logout", browser.csrf()).statusCode()).isEqualTo(302);
	}

	private static String name() {
		return "Visitor " + UUID.randomUUID().toString().substring(0, 8);
	}

}
