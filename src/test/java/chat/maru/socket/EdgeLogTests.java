package chat.maru.socket;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import chat.maru.support.Maru;
import chat.maru.support.MaruTest;
import chat.maru.support.RawSocket;
import chat.maru.support.StompSocket;
import chat.maru.support.Transport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Any malformed request or frame makes at most one bounded line in the log, without the
 * client's data and without a stack trace.
 */
@MaruTest
@ExtendWith(OutputCaptureExtension.class)
class EdgeLogTests {

	/** Part of everything that is sent here. */
	private static final String MARK = "FORGED";

	private static final int LONGEST_LINE = 1_000;

	private static final Map<String, String> UPGRADE = Map.of("Host", "localhost", "Upgrade", "websocket", "Connection",
			"Upgrade", "Sec-WebSocket-Version", "13", "Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==");

	@Autowired
	private Maru maru;

	@ParameterizedTest
	@ValueSource(strings = { "http://FORGED:b", "http://a:99999", "FORGED", "http://", "://FORGED", "http://[FORGED]",
			"http://a/FORGED", "http://%zz", "http://a b", "http://a:b@FORGED", "http://FORGED:-1", "http://\u00e9" })
	void aMalformedOriginIsForbidden(String origin, CapturedOutput output) {
		for (String path : List.of("GET /ws", "GET /ws/info", "POST /ws/000/" + id() + "/xhr",
				"GET /ws/000/" + id() + "/websocket")) {
			assertThat(answer(path, "Origin", origin)).as(path).startsWith("HTTP/1.1 403");
		}
		assertQuiet(output, 0);
	}

	static Stream<Map.Entry<String, String>> headers() {
		return Stream.of(Map.entry("Sec-WebSocket-Version", MARK), Map.entry("Sec-WebSocket-Version", "13, 8"),
				Map.entry("Sec-WebSocket-Version", "0"), Map.entry("Sec-WebSocket-Key", MARK),
				Map.entry("Sec-WebSocket-Key", ""), Map.entry("Sec-WebSocket-Key", MARK.repeat(500)),
				Map.entry("Sec-WebSocket-Protocol", MARK), Map.entry("Sec-WebSocket-Protocol", ",,;=\"" + MARK),
				Map.entry("Sec-WebSocket-Protocol", "v12.stomp;" + MARK), Map.entry("Sec-WebSocket-Extensions", MARK),
				Map.entry("Sec-WebSocket-Extensions", ";;=,\"" + MARK),
				Map.entry("Sec-WebSocket-Extensions", MARK + ";=" + MARK + "=="), Map.entry("Connection", MARK),
				Map.entry("Upgrade", "websocket, " + MARK), Map.entry("Content-Type", MARK + "/;;"),
				Map.entry("Cookie", "maru=" + MARK + "; XSRF-TOKEN=" + MARK), Map.entry("Accept", MARK + ";;q=x"),
				Map.entry("Accept-Language", MARK + ";q=" + MARK), Map.entry("Authorization", "Bearer " + MARK),
				Map.entry("If-None-Match", MARK), Map.entry("Expect", MARK), Map.entry("X-Forwarded-Proto", MARK),
				Map.entry("X-Forwarded-For", MARK), Map.entry("Access-Control-Request-Method", MARK));
	}

	@ParameterizedTest
	@MethodSource("headers")
	void aMalformedHandshakeHeaderMakesAtMostOneLine(Map.Entry<String, String> header, CapturedOutput output) {
		for (String path : List.of("/ws", "/ws/websocket", "/ws/000/" + id() + "/websocket")) {
			assertThat(answer("GET " + path, header.getKey(), header.getValue())).doesNotStartWith("HTTP/1.1 5");
			assertThat(answer("OPTIONS " + path, header.getKey(), header.getValue())).doesNotStartWith("HTTP/1.1 5");
		}
		assertQuiet(output, 6);
	}

	@ParameterizedTest
	@ValueSource(strings = { "[null]", "{", "", "[1]", "[1e999999999]", "[\"a\",null]", "{\"a\":1}", "[[\"FORGED\"]]",
			"\"FORGED\"", "[\"FORGED", "[\"a\"] FORGED", "FORGED", "[\"\\ud800\"", "[\"\\x\"]", "[true]" })
	void aBodyThatIsNotAnArrayOfStringsIsABadRequest(String body, CapturedOutput output) {
		String session = "/ws/000/" + id();
		assertThat(this.maru.http().post(session + "/xhr", "").statusCode()).isEqualTo(200);
		assertThat(this.maru.http().post(session + "/xhr_send", body).statusCode()).isEqualTo(400);
		RawSocket socket = this.maru.rawSocket().upgrade("/ws/000/" + id() + "/websocket");
		if (!body.isEmpty()) {
			assertThat(socket.message(body).closeCode()).isEqualTo(1007);
		}
		assertQuiet(output, 2);
	}

	@ParameterizedTest
	@ValueSource(strings = { "a,b", "FORGED,0", "\u001b[31mFORGED,1", "1,", ",", "-1,-1", "1,2,3",
			"99999999999999999999,0", " 1,1", "0x1,0x1" })
	void anInvalidHeartbeatHeaderIsMalformed(String heartbeat, CapturedOutput output) {
		StompSocket stranger = this.maru.socket(Transport.NATIVE);
		stranger.send("CONNECT", "", "accept-version:1.2", "heart-beat:" + heartbeat);
		assertThat(stranger.next("ERROR").header("code")).isEqualTo("frame-malformed");
		StompSocket guest = this.maru.socket(Transport.NATIVE, this.maru.guest());
		guest.send("SEND", "{}", "destination:/app/chat", "heart-beat:" + heartbeat);
		assertThat(guest.next("ERROR").header("code")).isEqualTo("frame-malformed");
		assertQuiet(output, 0);
	}

	static Stream<String> frames() {
		return Stream.of(MARK + "\n\n\0", "CONNECT\n" + MARK + "\n\n\0", "CONNECT\naccept-version:" + MARK + "\n\n\0",
				"CONNECT\ncontent-length:" + MARK + "\n\n\0", "CONNECT\ncontent-length:-5\n\n\0",
				"CONNECT\ncontent-length:99999999999\n\n\0", "CONNECT\nx:\\" + MARK + "\n\n\0",
				"CONNECT\n\n" + MARK + "\0", "STOMP\nAuthorization:Bearer " + MARK + "\n\n\0",
				"CONNECT\nX-CSRF-TOKEN:" + MARK + "\n\n\0", "CONNECT\nreceipt:" + MARK + "\n\n\0",
				"CONNECTED\nsession:" + MARK + "\n\n\0", "SUBSCRIBE\nid:" + MARK + "\ndestination:" + MARK + "\n\n\0",
				"SEND\ndestination:/app/" + MARK + "\n\n\0", "ACK\nid:" + MARK + "\n\n\0",
				"DISCONNECT\nreceipt:" + MARK + "\n\n\0", "\0" + MARK + "\n\n\0", ":\n\n\0" + MARK + "\n\n\0");
	}

	@ParameterizedTest
	@MethodSource("frames")
	void aMalformedFrameMakesAtMostOneLine(String frame, CapturedOutput output) {
		StompSocket socket = this.maru.socket(Transport.NATIVE);
		socket.sendText(frame);
		socket.awaitClosed();
		assertQuiet(output, 1);
	}

	@ParameterizedTest
	@EnumSource
	void aMalformedFrameOfAGuestMakesAtMostOneLine(Transport transport, CapturedOutput output) {
		frames().forEach((frame) -> {
			StompSocket socket = this.maru.socket(transport, this.maru.guest());
			socket.sendText(frame);
			socket.send("SEND", "{\"clientId\":\"" + MARK + "\",\"text\":{}}", "destination:/app/chat." + MARK);
			socket.send("SUBSCRIBE", "", "id:x", "destination:/topic/chat." + MARK, "after:" + MARK);
			socket.sendText("the end\n\n\0");
			socket.awaitClosed();
		});
		assertQuiet(output, 0);
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 3, 7, 11, 15 })
	void aMalformedWebSocketFrameMakesAtMostOneLine(int type, CapturedOutput output) {
		byte[] payload = MARK.getBytes(StandardCharsets.US_ASCII);
		this.maru.rawSocket().upgrade().part(type, true, payload).awaitClosed();
		this.maru.rawSocket().upgrade().part(type | 0x40, true, payload).awaitClosed();
		assertQuiet(output, 2);
	}

	@Test
	void aMalformedCloseFrameOrTextMakesAtMostOneLine(CapturedOutput output) {
		int close = 8;
		byte[][] payloads = { { 1 }, { 0, 0 }, { 3, (byte) 0xed }, { 3, (byte) 0xe8, (byte) 0xff }, { 127, 127 } };
		for (byte[] payload : payloads) {
			this.maru.rawSocket().upgrade().part(close, true, payload).awaitClosed();
		}
		this.maru.rawSocket().upgrade().part(1, true, new byte[] { (byte) 0xff, (byte) 0xfe }).awaitClosed();
		this.maru.rawSocket().upgrade().part(9, true, new byte[126]).awaitClosed();
		this.maru.rawSocket().upgrade("/ws/000/" + id() + "/websocket").part(2, true, payloads[0]).awaitClosed();
		assertQuiet(output, 8);
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET /ws/000/FORGED/htmlfile?c=FORGED", "POST /ws/000/FORGED/xhr_send",
			"PUT /ws/000/FORGED/xhr", "DELETE /ws/000/FORGED/xhr_streaming", "GET /ws/FORGED", "GET /ws/FORGED.html",
			"GET /ws/iframe-FORGED.html", "PATCH /ws/info", "GET /ws?FORGED=%zz", "POST /ws", "POST /ws/",
			"GET /ws/000/FORGED/websocket", "GET /ws/000//xhr", "GET /ws/%2e%2e/FORGED/xhr", "GET /ws;FORGED/info",
			"GET /ws/info;FORGED", "TRACE /ws/info", "FORGED /ws/info", "OPTIONS /ws/000/FORGED/xhr" })
	void aMalformedRequestMakesAtMostOneLine(String request, CapturedOutput output) {
		String answer = this.maru.rawSocket()
			.send(request + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n")
			.readUntil("\r\n\r\n");
		assertThat(answer).doesNotStartWith("HTTP/1.1 5");
		assertQuiet(output, 1);
	}

	private String answer(String request, String name, String value) {
		StringBuilder head = new StringBuilder(request + " HTTP/1.1\r\n");
		UPGRADE.forEach((header, usual) -> {
			if (!header.equals(name)) {
				head.append(header).append(": ").append(usual).append("\r\n");
			}
		});
		head.append(name).append(": ").append(value).append("\r\n\r\n");
		RawSocket socket = this.maru.rawSocket();
		String answer = socket.send(head.toString()).readUntil("\r\n\r\n");
		socket.reset();
		return answer;
	}

	/**
	 * Lines about users who connect and disconnect are always logged, perhaps a little
	 * later.
	 */
	private static void assertQuiet(CapturedOutput output, int lines) {
		assertThat(output.toString()).doesNotContain(MARK, "\tat ", "\u001b", "Caused by");
		assertThat(output.toString().lines()).allMatch((line) -> line.length() < LONGEST_LINE);
		assertThat(output.toString().lines().filter((line) -> line.contains(" WARN ") || line.contains(" ERROR ")))
			.hasSizeLessThanOrEqualTo(lines);
	}

	private static String id() {
		return UUID.randomUUID().toString();
	}

}
