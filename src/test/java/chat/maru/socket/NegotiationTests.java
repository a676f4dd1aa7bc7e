package chat.maru.socket;

import java.util.List;

import chat.maru.account.Account;
import chat.maru.presence.Presence;
import chat.maru.support.Connection;
import chat.maru.support.Guest;
import chat.maru.support.Maru;
import chat.maru.support.MaruTest;
import chat.maru.support.Posts;
import chat.maru.support.StompFrame;
import chat.maru.support.StompSocket;
import chat.maru.support.Transport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/** What client and server negotiate when they connect. */
@MaruTest
class NegotiationTests {

	@Autowired
	private Maru maru;

	@Autowired
	private Presence presence;

	@ParameterizedTest
	@CsvSource({ "1.0, 1.0", "1.1, 1.1", "1.2, 1.2", "'1.0,1.1,1.2', 1.2", "'1.1,1.0', 1.1" })
	void theNewestCommonVersionIsUsed(String offered, String spoken) {
		Guest guest = this.maru.guest();
		StompSocket socket = this.maru.socket(Transport.NATIVE);
		socket.send("CONNECT", "", "accept-version:" + offered, "Authorization:" + guest.bearer());
		assertThat(socket.next("CONNECTED").header("version")).isEqualTo(spoken);
		String room = this.maru.room();
		socket.subscribe("s", "/topic/chat." + room);
		socket.post(room, "a: b\\n");
		assertThat(Posts.text(socket.event("s"))).isEqualTo("a: b\\n");
	}

	@Test
	void stompInsteadOfConnectIsUnderstood() {
		StompSocket socket = this.maru.socket(Transport.NATIVE);
		socket.send("STOMP", "", "accept-version:1.2", "Authorization:" + this.maru.guest().bearer());
		assertThat(socket.next("CONNECTED").header("version")).isEqualTo("1.2");
	}

	@ParameterizedTest
	@EnumSource
	void heartbeatsAreEvery25Seconds(Transport transport) {
		Connection connection = this.maru.connect(transport, this.maru.guest(), 25_000);
		assertThat(connection.connected().getHeartbeat()).containsExactly(25_000, 25_000);
	}

	@Test
	void shorterHeartbeatsThan25SecondsAreNotGranted() {
		StompSocket socket = this.maru.socket(Transport.NATIVE);
		StompFrame connected = socket.connect("Authorization:" + this.maru.guest().bearer(), "heart-beat:1000,1000");
		assertThat(connected.header("heart-beat")).isEqualTo("25000,25000");
	}

	@ParameterizedTest
	@EnumSource
	void connectedDoesNotNameTheServersSoftware(Transport transport) {
		StompSocket socket = this.maru.socket(transport);
		StompFrame connected = socket.connect("Authorization:" + this.maru.guest().bearer());
		assertThat(connected.headers().keySet())
			.isSubsetOf(List.of("version", "heart-beat", "user-name", "session", "epoch"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "9.9", "1.3,2.0", "''", "1.2x" })
	void aClientWithoutACommonVersionIsRefused(String offered) {
		StompSocket socket = this.maru.socket(Transport.NATIVE);
		Guest guest = this.maru.guest();
		socket.send("CONNECT", "", "accept-version:" + offered, "Authorization:" + guest.bearer());
		StompFrame error = socket.next("ERROR");
		assertThat(error.header("code")).isEqualTo("version-unsupported");
		assertThat(error.header("version")).isEqualTo("1.0,1.1,1.2");
		socket.awaitClosed();
		assertThat(this.presence.snapshot(1_000).some()).extracting(Account::id).doesNotContain(guest.id());
	}

	@ParameterizedTest
	@ValueSource(strings = { "accept-version:1.1, 1.2", "accept-version:9.9,1.2" })
	void aCommonVersionIsFoundAmongOthers(String header) {
		StompSocket socket = this.maru.socket(Transport.NATIVE);
		socket.send("CONNECT", "", header, "Authorization:" + this.maru.guest().bearer());
		assertThat(socket.next("CONNECTED").header("version")).isEqualTo("1.2");
	}

	@Test
	void aClientWithoutAVersionHeaderUsesTheFirst() {
		StompSocket socket = this.maru.socket(Transport.NATIVE);
		socket.send("CONNECT", "", "Authorization:" + this.maru.guest().bearer());
		assertThat(socket.next("CONNECTED").header("version")).isEqualTo("1.0");
	}

	@ParameterizedTest
	@ValueSource(strings = { "permessage-deflate", "fragment; maxLength=1", "identity",
			"permessage-deflate, fragment; maxLength=1" })
	void noExtensionIsGranted(String offered) {
		String answer = this.maru.rawSocket()
			.send("GET /ws HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
					+ "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
					+ "Sec-WebSocket-Extensions: " + offered + "\r\n\r\n")
			.readUntil("\r\n\r\n");
		assertThat(answer).startsWith("HTTP/1.1 101").doesNotContainIgnoringCase("Sec-WebSocket-Extensions");
	}

}
