package chat.maru.socket;

import java.util.List;
import java.util.UUID;

import chat.maru.network.Peers;
import chat.maru.support.Maru;
import chat.maru.support.MaruTest;
import chat.maru.support.RawSocket;
import chat.maru.support.StompSocket;
import chat.maru.support.Transport;
import chat.maru.support.Waiting;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/** The limits of connections whose clients have not authenticated. */
@MaruTest
@TestPropertySource(properties = { "maru.limits.connections-before-connect=6",
		"maru.limits.connections-before-connect-per-address=6" })
@ExtendWith(OutputCaptureExtension.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StrangerLimitTests {

	private static final String HANDSHAKE = " HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\n"
			+ "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";

	private static final String POST = " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n";

	@Autowired
	private Maru maru;

	@Autowired
	private Peers peers;

	@Test
	@Order(2)
	void webSocketsAndSessionsOverHttpCountTogether(CapturedOutput output) {
		this.maru.rawSocket().upgrade();
		this.maru.rawSocket().upgrade("/ws/000/" + id() + "/websocket");
		RawSocket streaming = this.maru.rawSocket().send("POST /ws/000/" + id() + "/xhr_streaming" + POST);
		streaming.readUntil("o\n");
		Waiting.await().until(() -> this.peers.count() == 3);
		// Half of the places are taken, and an address may take half of the rest.
		for (String request : requests()) {
			assertThat(answer("127.0.0.1", request)).startsWith("HTTP/1.1 429")
				.containsIgnoringCase("Retry-After: 5")
				.contains("too-many-connections");
		}
		for (int i = 2; i < 5; i++) {
			this.maru.rawSocket("127.0.0." + i).upgrade();
		}
		Waiting.await().until(() -> this.peers.count() == 6);
		for (String request : requests()) {
			assertThat(answer("127.0.0.5", request)).startsWith("HTTP/1.1 503")
				.containsIgnoringCase("Retry-After: 5")
				.contains("too-many-connections");
		}
		assertThat(output).doesNotContain("WARN", "ERROR");
	}

	@Test
	@Order(1)
	void authenticatedConnectionsAreNotCounted() {
		for (int i = 0; i < 8; i++) {
			StompSocket socket = this.maru.socket(Transport.values()[i % 2], this.maru.guest());
			socket.post("lobby", "here " + i);
		}
		assertThat(this.peers.count()).isZero();
	}

	private static List<String> requests() {
		return List.of("GET /ws" + HANDSHAKE, "GET /ws/000/" + id() + "/websocket" + HANDSHAKE,
				"POST /ws/000/" + id() + "/xhr_streaming" + POST, "POST /ws/000/" + id() + "/xhr" + POST);
	}

	private String answer(String from, String request) {
		return this.maru.rawSocket(from).send(request).readUntil("}");
	}

	private static String id() {
		return UUID.randomUUID().toString();
	}

}
