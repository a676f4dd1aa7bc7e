package chat.maru.socket;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import chat.maru.account.Account;
import chat.maru.account.Credential;
import chat.maru.fanout.SessionTermination;
import chat.maru.refusal.Refused;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

/** Connections whose credential has ended. */
class ConnectionsTests {

	private final SessionTermination disconnections = mock();

	private final Connections connections = new Connections(this.disconnections, mock(Refusals.class), mock(),
			new chat.maru.cluster.Notices());

	@Test
	void framesBeforeTheCloseAreRefused() {
		ConnectedAccount connected = this.connections.open("1", Credential.session("one"), "192.0.2.1");
		connected.is(new Account("id", "Minji"));
		Map<String, Object> session = new HashMap<>(Map.of(ConnectedAccount.class.getName(), connected));
		assertThat(ConnectedAccount.of(session).name()).isEqualTo("Minji");
		this.connections.ended(Set.of(Credential.session("one")));
		assertThatExceptionOfType(Refused.class).isThrownBy(() -> ConnectedAccount.of(session))
			.satisfies((refused) -> assertThat(refused.reason()).isEqualTo(FrameReason.ACCESS_ENDED));
		verify(this.disconnections).cut("1");
	}

	@Test
	void connectionsWithAnotherCredentialStay() {
		this.connections.open("1", Credential.session("one"), "192.0.2.1");
		this.connections.open("2", Credential.session("two"), "192.0.2.1");
		this.connections.ended("1");
		this.connections.ended(Set.of(Credential.session("one")));
		verify(this.disconnections, never()).cut("1");
		verify(this.disconnections, never()).cut("2");
	}

}
