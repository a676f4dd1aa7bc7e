package chat.maru.fanout;

import chat.maru.support.Maru;
import chat.maru.support.MaruTest;
import chat.maru.support.RawSocket;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/** A connection that the server closes. */
@MaruTest
class ClosingHandshakeTests {

	/** A connection that is cut fails one of the first. */
	private static final int WRITES = 1_000;

	@Autowired
	private Maru maru;

	@Test
	void aClientCanWriteUntilItHasAnsweredTheCloseFrame() {
		try (RawSocket socket = this.maru.rawSocket().upgrade().connect(this.maru.guest())) {
			socket.message("NONSENSE\n\n\0");
			assertThat(socket.next("ERROR").header("code")).isEqualTo("frame-malformed");
			int code = socket.closeCode();
			assertThat(code).isEqualTo(1002);
			for (int i = 0; i < WRITES; i++) {
				socket.message("NONSENSE\n\n\0");
			}
			socket.answerClose(code).awaitClosed();
		}
	}

}
