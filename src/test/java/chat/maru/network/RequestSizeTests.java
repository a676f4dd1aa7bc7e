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

	/** Valid except for its size. */
	private static final String LARGE = " ".repeat(2_000_000) + "{\"name\":\"Somebody small\"}";

	@Autowired
	private Maru maru;

	/** Only the head is sent: the answer arrives although the body never does. */
	@ParameterizedTest
	@ValueSource(strings = { "/api/guests", "/ws/000/aaaaaaaa/xhr_send" })
	void aLargeContentLengthIsRefusedWithoutReading(String path) {
		String answer = this.maru.rawSocket()
			.send("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
					+ LARGE.length() + "\r\n\r\n")
			.readUntil("\r\n\r\n");
		assertThat(answer).startsWith("HTTP/1.1 413");
	}

	@Test
	void aBodyWithoutALengthIsReadUpToTheLimit() {
		assertThat(this.maru.http().postChunkedJson("/api/guests", LARGE).statusCode()).isEqualTo(413);
	}

}
