package chat.maru.socket;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

import chat.maru.network.IncomingMemory;
import chat.maru.network.Peers;
import chat.maru.support.Guest;
import chat.maru.support.Maru;
import chat.maru.support.MaruTest;
import chat.maru.support.Posts;
import chat.maru.support.RawSocket;
import chat.maru.support.StompFrame;
import chat.maru.support.StompSocket;
import chat.maru.support.Transport;
import chat.maru.support.Waiting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/** What the server keeps for a client that has not authenticated. */
@MaruTest
class StrangerTests {

	private static final int TOO_LARGE = 1009;

	@Autowired
	private Maru maru;

	@Autowired
	private Peers peers;

	@Autowired
	private IncomingMemory memory;

	@ParameterizedTest
	@CsvSource({ "/ws, 1", "/ws, 2", "/ws/000/{id}/websocket, 1", "/ws/000/{id}/websocket, 2", "/ws/websocket, 1" })
	void aLargeMessageEndsTheConnection(String path, int type) {
		RawSocket socket = this.maru.rawSocket().upgrade(path.replace("{id}", id()));
		socket.part(type, false, new byte[4_000]).part(0, false, new byte[4_000]).part(0, false, new byte[4_000]);
		assertThat(socket.closeCode()).isEqualTo(TOO_LARGE);
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2 })
	void anUnfinishedFrameInManyMessagesEndsTheConnection(int type) {
		RawSocket socket = this.maru.rawSocket().upgrade();
		socket.part(type, true, bytes("CONNECT\ncontent-length:60000\n\n"));
		for (int i = 0; i < 4; i++) {
			socket.part(type, true, new byte[2_500]);
		}
		assertThat(socket.closeCode()).isEqualTo(TOO_LARGE);
	}

	@Test
	void aFrameInPiecesOfOneByteEndsTheConnection() {
		RawSocket socket = this.maru.rawSocket().upgrade();
		socket.part(1, true, bytes("CONNECT\ncontent-length:60000\n\n"));
		for (int i = 0; i < 40; i++) {
			socket.part(1, true, new byte[1]);
		}
		assertThat(socket.closeCode()).isEqualTo(TOO_LARGE);
	}

	@Test
	void aLargeBodyIsRefused() {
		String session = "/ws/000/" + id();
		assertThat(this.maru.http().post(session + "/xhr", "").statusCode()).isEqualTo(200);
		HttpResponse<String> answer = this.maru.http().post(session + "/xhr_send", "[\"" + "a".repeat(8_200) + "\"]");
		assertThat(answer.statusCode()).isEqualTo(413);
	}

	@ParameterizedTest
	@ValueSource(strings = { "NATIVE", "SOCKJS_WEBSOCKET", "XHR_STREAMING", "XHR_POLLING" })
	void afterConnectTheNormalLimitApplies(Transport transport) {
		String room = this.maru.room();
		Guest guest = this.maru.guest();
		StompSocket socket = this.maru.socket(transport, guest);
		socket.subscribe("s", "/topic/chat." + room);
		socket.post(room, "마루".repeat(1_500));
		assertThat(Posts.text(socket.event("s"))).hasSize(3_000);
		Waiting.await().until(() -> this.memory.used() == 0);
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2 })
	void aMessageInPartsOfOneByteArrivesWhole(int type) {
		String room = this.maru.room();
		RawSocket socket = this.maru.rawSocket().upgrade().connect(this.maru.guest()).subscribe("/topic/chat." + room);
		byte[] frame = bytes(StompFrame.of("SEND", Posts.body("마루"), "destination:/app/chat." + room));
		for (int i = 0; i < frame.length; i++) {
			socket.part((i == 0) ? type : 0, i == frame.length - 1, new byte[] { frame[i] });
		}
		assertThat(socket.next("MESSAGE").body()).contains("마루");
	}

	@Test
	void anUnfinishedMessageIsCountedUntilItsConnectionEnds() {
		long before = this.memory.used();
		RawSocket socket = this.maru.rawSocket().upgrade().connect(this.maru.guest());
		for (int i = 0; i < 10; i++) {
			socket.part((i == 0) ? 1 : 0, false, new byte[10_000]);
		}
		Waiting.await().until(() -> this.memory.used() >= before + 100_000);
		socket.reset();
		Waiting.await().until(() -> this.memory.used() <= before);
	}

	@Test
	void aSessionHasOneWebSocket() {
		String path = "/ws/000/" + id() + "/websocket";
		this.maru.rawSocket().upgrade(path);
		RawSocket second = this.maru.rawSocket()
			.send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
					+ "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
		assertThat(second.readUntil("\r\n\r\n")).startsWith("HTTP/1.1 404");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/ws/000/{65}/xhr", "/ws/000/a%20b/xhr", "/ws/000/a.b/xhr", "/ws/000/%EB%A7%88/xhr",
			"/ws/12345678901234567/abc/xhr", "/ws/000/abc/jsonp", "/ws/000/abc/eventsource", "/ws/000/abc/xhr/more",
			"/ws/abc", "/ws/000/abc", "/ws/iframe{65}.html" })
	void pathsOutsideSockJsAreNotFound(String path) {
		int before = this.peers.count();
		assertThat(this.maru.http().post(path.replace("{65}", "a".repeat(65)), "").statusCode()).isEqualTo(404);
		assertThat(this.peers.count()).isEqualTo(before);
	}

	@Test
	void onlyTheAddressThatStartedASessionCanUseIt() {
		String session = "/ws/000/" + id();
		assertThat(this.maru.http().post(session + "/xhr", "").statusCode()).isEqualTo(200);
		String body = new JsonMapper().writeValueAsString(new String[] { "\n" });
		RawSocket other = this.maru.rawSocket("127.0.0.2")
			.send("POST " + session + "/xhr_send HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + body.length()
					+ "\r\n\r\n" + body);
		assertThat(other.readUntil("\r\n\r\n")).startsWith("HTTP/1.1 404");
		assertThat(this.maru.http().post(session + "/xhr_send", body).statusCode()).isEqualTo(204);
	}

	private static String id() {
		return UUID.randomUUID().toString();
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
