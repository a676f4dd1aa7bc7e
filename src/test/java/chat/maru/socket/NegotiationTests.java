package chat.maru.socket;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

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

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/** What a client and the server agree on first. */
@MaruTest
class NegotiationTests {

	@Autowired
	private Maru maru;

	@ParameterizedTest
	@CsvSource({ "1.0, 1.0", "1.1, 1.1", "1.2, 1.2", "'1.0,1.1,1.2', 1.2", "'1.1,1.0', 1.1" })
	void theNewestVersionThatBothKnowIsSpoken(String offered, String spoken) {
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
	void whoAsksForShorterHeartbeatsGetsThemNoMoreOftenThanEvery25Seconds() {
		StompSocket socket = this.maru.socket(Transport.NATIVE);
		StompFrame connected = socket.connect("Authorization:" + this.maru.guest().bearer(), "heart-beat:1000,1000");
		assertThat(connected.header("heart-beat")).isEqualTo("25000,25000");
	}

	@ParameterizedTest
	@EnumSource
	void connectedDoesNotSayWhatTheServerIsMadeOf(Transport transport) {
		StompSocket socket = this.maru.socket(transport);
		StompFrame connected = socket.connect("Authorization:" + this.maru.guest().bearer());
		assertThat(connected.headers().keySet()).isSubsetOf(List.of("version", "heart-beat", "user-name", "session"));
	}

	@Test
	void noMessageIsCompressedForOneReaderAlone() throws IOException {
		try (Socket socket = new Socket("localhost", this.maru.port())) {
			socket.setSoTimeout(10_000);
			socket.getOutputStream()
				.write(("GET /ws HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
						+ "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
						+ "Sec-WebSocket-Extensions: permessage-deflate\r\n\r\n")
					.getBytes(StandardCharsets.US_ASCII));
			BufferedReader answer = new BufferedReader(
					new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
			assertThat(answer.readLine()).contains("101");
			for (String header = answer.readLine(); !header.isEmpty(); header = answer.readLine()) {
				assertThat(header).doesNotContainIgnoringCase("Sec-WebSocket-Extensions");
			}
		}
	}

}
