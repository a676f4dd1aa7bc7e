package chat.maru.fanout;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import chat.maru.cluster.Notices;
import chat.maru.session.AccessEnded;
import chat.maru.support.Guest;
import chat.maru.support.Maru;
import chat.maru.support.MaruTest;
import chat.maru.support.StompSocket;
import chat.maru.support.Transport;
import chat.maru.support.Waiting;
import chat.maru.token.AccessTokens;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.IdleTimeout;
import org.eclipse.jetty.websocket.core.WebSocketConnection;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.socket.CloseStatus;

import static org.assertj.core.api.Assertions.assertThat;

/** The close code reaches the client, however long the connection was idle before. */
@MaruTest
class CloseCodeTests {

	/** Longer than the server waits for a closing handshake. */
	private static final Duration IDLE = Duration.ofMillis(5_500);

	@Autowired
	private Maru maru;

	@Autowired
	private Notices notices;

	@Autowired
	private PlatformTransactionManager transactions;

	@Autowired
	private WebServerApplicationContext context;

	@Test
	void theReasonArrivesAfterTheConnectionWasIdle() {
		Census census = new Census(this.context);
		Guest guest = this.maru.guest();
		List<StompSocket> revoked = webSockets().map((transport) -> this.maru.socket(transport, guest)).toList();
		List<StompSocket> leaving = webSockets().map((transport) -> this.maru.socket(transport, this.maru.guest()))
			.toList();
		List<StompSocket> strangers = webSockets().map(this.maru::socket).toList();
		Waiting.await().until(() -> idle(census).count() == 6);
		new TransactionTemplate(this.transactions).executeWithoutResult(
				(status) -> this.notices.publish(new AccessEnded(Set.of(AccessTokens.credential(guest.token())))));
		revoked.forEach((socket) -> closed(socket, CloseStatus.POLICY_VIOLATION.withReason("access-ended")));
		leaving.forEach((socket) -> socket.send("DISCONNECT", "", "receipt:bye"));
		leaving.forEach((socket) -> closed(socket, CloseStatus.NORMAL));
		long now = System.nanoTime() + Duration.ofSeconds(21).toNanos();
		census.outlets().forEach((outlet) -> outlet.stripe().execute(() -> outlet.closeIfStuck(now)));
		strangers.forEach((socket) -> closed(socket, CloseStatus.POLICY_VIOLATION));
		census.awaitAsBefore();
	}

	private static Stream<Transport> webSockets() {
		return Stream.of(Transport.NATIVE, Transport.SOCKJS_WEBSOCKET);
	}

	private static Stream<EndPoint> idle(Census census) {
		return census.connector()
			.getConnectedEndPoints()
			.stream()
			.filter((endPoint) -> endPoint.getConnection() instanceof WebSocketConnection)
			.filter((endPoint) -> ((IdleTimeout) endPoint).getIdleFor() > IDLE.toMillis());
	}

	private static void closed(StompSocket socket, CloseStatus expected) {
		CloseStatus status = socket.awaitClosed();
		assertThat(status.getCode()).isEqualTo(expected.getCode());
		if (expected.getReason() != null) {
			assertThat(status.getReason()).isEqualTo(expected.getReason());
		}
	}

}
