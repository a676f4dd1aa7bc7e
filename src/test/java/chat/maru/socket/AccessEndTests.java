package chat.maru.socket;

import java.time.Duration;
import java.util.UUID;
import java.util.function.Consumer;

import chat.maru.support.Browser;
import chat.maru.support.Guest;
import chat.maru.support.Maru;
import chat.maru.support.MaruTest;
import chat.maru.support.Posts;
import chat.maru.support.StompFrame;
import chat.maru.support.StompSocket;
import chat.maru.support.Transport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** When a credential ends, the connections that use it are closed. */
@MaruTest
class AccessEndTests {

	private static final String PASSWORD = "tulip engine harvest";

	@Autowired
	private Maru maru;

	@Autowired
	private JdbcClient jdbc;

	private final String name = "Member " + UUID.randomUUID().toString().substring(0, 13);

	private Browser browser;

	private String room;

	@BeforeEach
	void member() {
		this.browser = this.maru.browser();
		this.browser.join(this.name);
		this.browser.choosePassword(PASSWORD);
		this.room = this.maru.room();
	}

	@ParameterizedTest
	@EnumSource
	void loggingOut(Transport transport) {
		cut(transport, (other) -> other.submit("/account", "/logout"));
	}

	@ParameterizedTest
	@EnumSource
	void endingTheOtherSessions(Transport transport) {
		cut(transport, (other) -> this.browser.submit("/account", "/account/sessions/end-others"));
	}

	@Test
	void endingASessionByItsKey() {
		cut(Transport.NATIVE, (other) -> {
			String page = this.browser.get("/account/devices").body();
			String key = page.replaceAll("(?s).*name=\"key\" value=\"([^\"]+)\".*", "$1");
			this.browser.submit("/account", "/account/sessions/end", "key", key);
		});
	}

	/** The user who changes the password reconnects with the new cookie. */
	@ParameterizedTest
	@EnumSource
	void changingThePasswordEndsOlderSessions(Transport transport) {
		Browser other = this.maru.browser();
		other.logIn(this.name, PASSWORD);
		StompSocket elsewhere = connected(transport, other.handshake(), "X-CSRF-TOKEN:" + other.csrf());
		HttpHeaders before = this.browser.handshake();
		String csrf = "X-CSRF-TOKEN:" + this.browser.csrf();
		StompSocket here = connected(transport, before, csrf);
		this.browser.submit("/account", "/account/password", "present", PASSWORD, "chosen", "window river seventeen");
		elsewhere.awaitClosed();
		here.awaitClosed();
		StompSocket again = this.maru.socket(transport, before);
		again.send("CONNECT", "", "accept-version:1.2", csrf);
		assertThat(again.next("ERROR").header("code")).isIn("authentication-required", "csrf-invalid");
		connected(transport, this.browser.handshake(), "X-CSRF-TOKEN:" + this.browser.csrf()).post(this.room, "here");
	}

	@ParameterizedTest
	@EnumSource
	void changingThePasswordEndsTokens(Transport transport) {
		String shown = "Authorization:Bearer " + this.browser.submit("/account", "/account/tokens", "name", "a program")
			.body()
			.replaceAll("(?s).*id=\"token\"[^>]*value=\"([^\"]+)\".*", "$1");
		StompSocket goes = connected(transport, new HttpHeaders(), shown);
		this.browser.submit("/account", "/account/password", "present", PASSWORD, "chosen", "window river seventeen");
		this.maru.socket(Transport.NATIVE, this.maru.guest()).post(this.room, "not for everyone");
		goes.awaitClosed();
		assertThat(goes.rest()).extracting(StompFrame::command).doesNotContain("MESSAGE");
	}

	@Test
	void loggingInAsAnotherAccount() {
		cut(Transport.NATIVE, (other) -> {
			Browser second = this.maru.browser();
			String name = this.name + " II";
			second.join(name);
			second.choosePassword(PASSWORD);
			// The form is not shown to a member, but may have been open before.
			other.form("/login", other.csrf(), "name", name, "password", PASSWORD);
		});
	}

	@Test
	void anEarlierHandshakeIsNotEnough() {
		StompSocket socket = this.maru.socket(Transport.NATIVE, this.browser.handshake());
		String csrf = "X-CSRF-TOKEN:" + this.browser.csrf();
		this.browser.submit("/account", "/logout");
		socket.send("CONNECT", "", "accept-version:1.2", csrf);
		assertThat(socket.next("ERROR").header("code")).isEqualTo("authentication-required");
	}

	@ParameterizedTest
	@EnumSource
	void anExpiredSession(Transport transport) {
		vanish(transport,
				"update spring_session set last_access_time = 0, max_inactive_interval = 1, expiry_time = 1000"
						+ " where session_id = ?");
	}

	@Test
	void aDeletedSession() {
		vanish(Transport.NATIVE, "delete from spring_session where session_id = ?");
	}

	/** Deletes the session without an event, and nothing looks it up. */
	private void vanish(Transport transport, String sql) {
		Browser other = this.maru.browser();
		other.logIn(this.name, PASSWORD);
		String csrf = "X-CSRF-TOKEN:" + other.csrf();
		HttpHeaders handshake = other.handshake();
		StompSocket stays = connected(transport, this.browser.handshake(), "X-CSRF-TOKEN:" + this.browser.csrf());
		StompSocket goes = connected(transport, handshake, csrf);
		long ended = System.nanoTime();
		this.jdbc.sql(sql).param(other.session()).update();
		goes.awaitClosed();
		// Within a second, or longer on a busy machine.
		assertThat(Duration.ofNanos(System.nanoTime() - ended)).isLessThan(Duration.ofSeconds(5));
		this.maru.socket(Transport.NATIVE, this.maru.guest()).post(this.room, "not for everyone");
		assertThat(Posts.text(stays.event("s"))).isEqualTo("not for everyone");
		assertThat(goes.rest()).extracting(StompFrame::command).doesNotContain("MESSAGE");
		StompSocket again = this.maru.socket(transport, handshake);
		again.send("CONNECT", "", "accept-version:1.2", csrf);
		assertThat(again.next("ERROR").header("code")).isEqualTo("authentication-required");
	}

	/** A second browser, whose connection is cut. */
	private void cut(Transport transport, Consumer<Browser> end) {
		Browser other = this.maru.browser();
		other.logIn(this.name, PASSWORD);
		String csrf = "X-CSRF-TOKEN:" + other.csrf();
		HttpHeaders handshake = other.handshake();
		StompSocket stays = connected(transport, this.browser.handshake(), "X-CSRF-TOKEN:" + this.browser.csrf());
		StompSocket goes = connected(transport, handshake, csrf);
		end.accept(other);
		Guest guest = this.maru.guest();
		this.maru.socket(Transport.NATIVE, guest).post(this.room, "not for everyone");
		assertThat(Posts.text(stays.event("s"))).isEqualTo("not for everyone");
		goes.awaitClosed();
		assertThat(goes.rest()).extracting(StompFrame::command).doesNotContain("MESSAGE");
		StompSocket again = this.maru.socket(transport, handshake);
		again.send("CONNECT", "", "accept-version:1.2", csrf);
		assertThat(again.next("ERROR").header("code")).isIn("authentication-required", "csrf-invalid");
	}

	@ParameterizedTest
	@EnumSource
	void aRevokedToken(Transport transport) {
		Guest member = this.maru.guest();
		this.maru.http()
			.putJson("/api/me/password", "{\"chosen\":\"" + PASSWORD + "\"}", "Authorization", member.bearer());
		JsonNode token = Posts.json(this.maru.http()
			.postJson("/api/tokens", "{\"name\":\"a program\"}", "Authorization", member.bearer())
			.body());
		String shown = "Authorization:Bearer " + token.get("token").stringValue();
		StompSocket stays = connected(transport, new HttpHeaders(), "Authorization:" + member.bearer());
		StompSocket goes = connected(transport, new HttpHeaders(), shown);
		this.maru.http().delete("/api/tokens/" + token.get("id").stringValue(), "Authorization", member.bearer());
		this.maru.socket(Transport.NATIVE, this.maru.guest()).post(this.room, "not for everyone");
		assertThat(Posts.text(stays.event("s"))).isEqualTo("not for everyone");
		goes.awaitClosed();
		assertThat(goes.rest()).extracting(StompFrame::command).doesNotContain("MESSAGE");
		StompSocket again = this.maru.socket(transport);
		again.send("CONNECT", "", "accept-version:1.2", shown);
		assertThat(again.next("ERROR").header("code")).isEqualTo("token-invalid");
	}

	private StompSocket connected(Transport transport, HttpHeaders handshake, String header) {
		StompSocket socket = this.maru.socket(transport, handshake);
		socket.connect(header);
		socket.subscribe("s", "/topic/chat." + this.room);
		return socket;
	}

}
