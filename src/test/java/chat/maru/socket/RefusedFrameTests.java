package chat.maru.socket;

import chat.maru.support.Guest;
import chat.maru.support.Maru;
import chat.maru.support.MaruTest;
import chat.maru.support.Posts;
import chat.maru.support.StompFrame;
import chat.maru.support.StompSocket;
import chat.maru.support.Transport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.socket.CloseStatus;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A malformed frame ends the connection with an ERROR that says why, and stores nothing.
 */
@MaruTest
class RefusedFrameTests {

	@Autowired
	private Maru maru;

	@ParameterizedTest
	@EnumSource
	void aFrameOfMoreThan64KibInOneMessageIsTooLarge(Transport transport) {
		StompSocket socket = this.maru.socket(transport, this.maru.guest());
		ends(socket, StompFrame.of("SEND", Posts.body("a".repeat(70_000)), "destination:/app/chat"), "frame-too-large");
	}

	@ParameterizedTest
	@EnumSource
	void aFrameOfMoreThan64KibInManyMessagesIsTooLarge(Transport transport) {
		StompSocket socket = this.maru.socket(transport, this.maru.guest());
		long stored = this.maru.stored();
		socket.sendText("SEND\ndestination:/app/chat\n\n");
		for (int i = 0; i < 9; i++) {
			socket.sendText("a".repeat(8_000));
		}
		ended(socket, "frame-too-large", stored);
	}

	@Test
	void aMessageThatNeverEndsEndsTheConnection() {
		StompSocket socket = this.maru.socket(Transport.NATIVE, this.maru.guest());
		long stored = this.maru.stored();
		socket.sendPart("SEND\ndestination:/app/chat\n\n", false);
		for (int i = 0; i < 17; i++) {
			socket.sendPart("a".repeat(8_000), false);
		}
		assertThat(socket.awaitClosed().getCode()).isEqualTo(CloseStatus.TOO_BIG_TO_PROCESS.getCode());
		assertThat(this.maru.stored()).isEqualTo(stored);
	}

	@ParameterizedTest
	@ValueSource(strings = { "hello\n\n\0", "GET / HTTP/1.1\r\nHost: x\r\n\r\n\0", "NOSUCHCOMMAND\n\n\0", "send\n\n\0",
			"SEND\nno colon\n\n\0", "SEND\ndestination:\\x\n\n\0", "{}\n\n\0", "hello\0\nhello\n\n\0",
			"SEND\ncontent-length:5\n\nabcdefgh\0" })
	void garbageIsMalformed(String text) {
		StompSocket socket = this.maru.socket(Transport.NATIVE, this.maru.guest());
		ends(socket, text, "frame-malformed");
	}

	@ParameterizedTest
	@EnumSource
	void garbageIsMalformedOverEveryTransport(Transport transport) {
		ends(this.maru.socket(transport, this.maru.guest()), "garbage\n\n\0", "frame-malformed");
	}

	@ParameterizedTest
	@ValueSource(strings = { "SEND\ndestination:/app/chat\n\n{}\0", "SUBSCRIBE\nid:s\ndestination:/topic/chat\n\n\0",
			"SUBSCRIBE\nid:s\ndestination:/topic/presence\n\n\0", "UNSUBSCRIBE\nid:s\n\n\0", "DISCONNECT\n\n\0",
			"ACK\nid:1\n\n\0", "garbage\n\n\0" })
	void framesBeforeConnectAreRefused(String frame) {
		StompSocket socket = this.maru.socket(Transport.NATIVE);
		ends(socket, frame, "frame-malformed");
		assertThat(socket.rest()).isEmpty();
	}

	@Test
	void aSecondConnectIsMalformed() {
		StompSocket socket = this.maru.socket(Transport.NATIVE, this.maru.guest());
		ends(socket, StompFrame.of("CONNECT", "", "accept-version:1.2", "Authorization:" + this.maru.guest().bearer()),
				"frame-malformed");
	}

	@Test
	void aSecondConnectIsNotCountedForever() {
		Guest guest = this.maru.guest();
		for (int i = 0; i < 11; i++) {
			StompSocket socket = this.maru.socket(Transport.NATIVE, guest);
			socket.send("CONNECT", "", "accept-version:1.2", "Authorization:" + guest.bearer());
			socket.next("ERROR");
			socket.awaitClosed();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "ACK\nid:1\n\n\0", "NACK\nid:1\n\n\0", "BEGIN\ntransaction:t\n\n\0",
			"COMMIT\ntransaction:t\n\n\0", "ABORT\ntransaction:t\n\n\0" })
	void transactionsAndAcknowledgementsAreRefused(String frame) {
		refused(frame, "frame-unsupported");
	}

	@ParameterizedTest
	@ValueSource(strings = { "MESSAGE\n\n\0", "MESSAGE\ndestination:/topic/chat\n\n\0", "CONNECTED\n\n\0",
			"RECEIPT\n\n\0", "ERROR\n\n\0" })
	void serverCommandsAreRefused(String frame) {
		StompSocket witness = this.maru.socket(Transport.NATIVE, this.maru.guest());
		witness.subscribe("s", "/topic/chat");
		StompSocket socket = this.maru.socket(Transport.NATIVE, this.maru.guest());
		socket.sendText(frame);
		assertThat(socket.refusal().get("code").stringValue()).isIn("destination-refused", "frame-unsupported");
		socket.post("lobby", "still here");
		assertThat(Posts.text(witness.event("s"))).isEqualTo("still here");
	}

	private void refused(String frame, String code) {
		StompSocket socket = this.maru.socket(Transport.NATIVE, this.maru.guest());
		long stored = this.maru.stored();
		socket.sendText(frame);
		assertThat(socket.refusal().get("code").stringValue()).isEqualTo(code);
		socket.post(this.maru.room(), "still here");
		assertThat(this.maru.stored()).isEqualTo(stored + 2);
	}

	@Test
	void newlinesBetweenFramesAreHeartbeats() {
		StompSocket socket = this.maru.socket(Transport.NATIVE, this.maru.guest());
		socket.sendText("\n\n\n\r\n");
		socket.post(this.maru.room(), "still here");
	}

	private void ends(StompSocket socket, String text, String code) {
		long stored = this.maru.stored();
		socket.sendText(text);
		ended(socket, code, stored);
	}

	private void ended(StompSocket socket, String code, long stored) {
		StompFrame error = socket.next("ERROR");
		assertThat(error.header("code")).isEqualTo(code);
		assertThat(error.header("message")).isNotBlank().doesNotContain("Exception", "org.");
		assertThat(error.body()).isEmpty();
		socket.awaitClosed();
		assertThat(this.maru.stored()).isEqualTo(stored);
	}

}
