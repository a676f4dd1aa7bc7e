package chat.maru.network;

import java.util.List;
import java.util.stream.IntStream;

import chat.maru.support.Maru;
import chat.maru.support.MaruTest;
import chat.maru.support.RawSocket;
import chat.maru.support.Waiting;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

@MaruTest
@TestPropertySource(properties = "maru.limits.connections-per-address=8")
class ConnectionLimitTests {

	@Autowired
	private Maru maru;

	@Test
	void theConnectionsOfAnAddressAreLimitedWhateverTheirUse() {
		List<RawSocket> sockets = IntStream.range(0, 8).mapToObj((i) -> this.maru.rawSocket()).toList();
		sockets.subList(0, 6).forEach(RawSocket::upgrade);
		sockets.subList(6, 8).forEach((socket) -> assertThat(answers(socket)).isTrue());
		assertThat(answers(this.maru.rawSocket())).isFalse();
		sockets.get(0).close();
		sockets.get(7).close();
		Waiting.await().until(() -> answers(this.maru.rawSocket()));
	}

	private static boolean answers(RawSocket socket) {
		try {
			socket.send("GET /actuator/health/liveness HTTP/1.1\r\nHost: localhost\r\n\r\n");
			return socket.read() >= 0;
		}
		catch (RuntimeException ex) {
			return false;
		}
	}

}
