package chat.maru.socket;

import chat.maru.support.Browser;
import chat.maru.support.Guest;
import chat.maru.support.Maru;
import chat.maru.support.MaruTest;
import chat.maru.support.StompFrame;
import chat.maru.support.StompSocket;
import chat.maru.support.Transport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/** Only clients that authenticate can connect. */
@MaruTest
class ConnectTests {

	@Autowired
	private Maru maru;

	@ParameterizedTest
	@EnumSource
	void connectingWithoutCredentialsIsRefused(Transport transport) {
		refused(this.maru.socket(transport), "authentication-required");
	}

	@ParameterizedTest
	@CsvSource({ "Bearer wrong", "Bearer", "Bearer  ", "Basic dXNlcjpwYXNz", "wrong", "''" })
	void anUnknownTokenIsRefused(String authorization) {
		refused(this.maru.socket(Transport.NATIVE), "token-invalid", "Authorization:" + authorization);
	}

	@ParameterizedTest
	@EnumSource
	void aBrowsersSessionIsNotEnoughWithoutTheCsrfToken(Transport transport) {
		Browser browser = this.maru.browser();
		String visitor = browser.csrf();
		browser.join(name());
		refused(this.maru.socket(transport, browser.handshake()), "csrf-invalid");
		refused(this.maru.socket(transport, browser.handshake()), "csrf-invalid", "X-CSRF-TOKEN:wrong");
		Browser other = this.maru.browser();
		other.join(name());
		refused(this.maru.socket(transport, browser.handshake()), "csrf-invalid", "X-CSRF-TOKEN:" + other.csrf());
		refused(this.maru.socket(transport, browser.handshake()), "csrf-invalid", "X-CSRF-TOKEN:" + visitor);
	}

	@ParameterizedTest
	@EnumSource
	void aBrowsersSessionWithTheCsrfTokenIsAccepted(Transport transport) {
		Browser browser = this.maru.browser();
		browser.join(name());
		StompSocket socket = this.maru.socket(transport, browser.handshake());
		socket.connect("X-CSRF-TOKEN:" + browser.csrf());
		socket.post(this.maru.room(), "hello");
	}

	@ParameterizedTest
	@EnumSource
	void aTokenTakesPrecedenceOverTheSession(Transport transport) {
		Browser browser = this.maru.browser();
		browser.join(name());
		Guest guest = this.maru.guest();
		StompSocket socket = this.maru.socket(transport, browser.handshake());
		socket.connect("Authorization:" + guest.bearer());
		socket.subscribe("s", "/topic/chat");
		socket.post("lobby", "who am I");
		assertThat(socket.event("s").at("/message/author/id").stringValue()).isEqualTo(guest.id());
	}

	private void refused(StompSocket socket, String code, String... headers) {
		socket.send("CONNECT", "", headers.length > 0 ? new String[] { "accept-version:1.2", headers[0] }
				: new String[] { "accept-version:1.2" });
		StompFrame error = socket.next("ERROR");
		assertThat(error.header("code")).isEqualTo(code);
		assertThat(error.header("message")).isNotBlank();
		socket.awaitClosed();
		assertThat(socket.rest()).isEmpty();
	}

	private static String name() {
		return "Visitor " + System.nanoTime();
	}

}
