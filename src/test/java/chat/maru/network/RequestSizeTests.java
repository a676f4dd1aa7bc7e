package chat.maru.network;

import chat.maru.support.Maru;
import chat.maru.support.MaruTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/** The server does not read more of a request than it can keep. */
@MaruTest
class RequestSizeTests {

	/** Refused for the reserved name, once it is read. */
	private static final String BODY = "{\"name\":\"Admin\"}";

	@Autowired
	private Maru maru;

	@Autowired
	private NetworkSettings settings;

	/** Only the head is sent: the answer arrives although the body never does. */
	@ParameterizedTest
	@ValueSource(strings = { "/api/guests", "/ws/000/aaaaaaaa/xhr_send" })
	void aLargeContentLengthIsRefusedWithoutReading(String path) {
		String answer = this.maru.rawSocket()
			.send("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
					+ (limit() + 1) + "\r\n\r\n")
			.readUntil("\r\n\r\n");
		assertThat(answer).startsWith("HTTP/1.1 413");
	}

	/**
	 * Of a body that is too long, one byte more than the limit is sent and not its end.
	 * The server has read all of it when it answers, so the answer is never lost by a
	 * reset.
	 */
	@Test
	void aBodyWithoutALengthIsReadUpToTheLimit() {
		String whole = " ".repeat(limit() - BODY.length()) + BODY;
		assertThat(answerTo(begun(whole) + "\r\n0\r\n\r\n")).startsWith("HTTP/1.1 422");
		assertThat(answerTo(begun(whole + " "))).startsWith("HTTP/1.1 413");
	}

	private String answerTo(String body) {
		return this.maru.rawSocket()
			.send("POST /api/guests HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
					+ "Transfer-Encoding: chunked\r\n\r\n" + body)
			.readUntil("\r\n\r\n");
	}

	/** A chunk without the end of its line. */
	private static String begun(String content) {
		return Integer.toHexString(content.length()) + "\r\n" + content;
	}

	/** The size of the largest body that is read. */
	private int limit() {
		return 512 * 1024 + 6 * this.settings.limits().frameBytes();
	}

}
