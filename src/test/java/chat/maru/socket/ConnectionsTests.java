package chat.maru.socket;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import chat.maru.account.Account;
import chat.maru.account.Credential;
import chat.maru.administration.Banned;
import chat.maru.administration.Bans;
import chat.maru.cluster.Notice;
import chat.maru.cluster.Notices;
import chat.maru.cluster.NoticesMissed;
import chat.maru.fanout.SessionTermination;
import chat.maru.refusal.Refused;
import chat.maru.room.MembershipEnded;
import chat.maru.room.RoomAccess;
import org.junit.jupiter.api.Test;

import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

/** Connections whose credential has ended. */
class ConnectionsTests {

	private final SessionTermination disconnections = mock();

	private final RoomAccess rooms = mock();

	private final Bans bans = mock();

	private final Notices notices = new Notices();

	private final Connections connections = new Connections(this.disconnections, mock(Refusals.class), mock(),
			this.rooms, this.bans, this.notices);

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
	void aNoticeThatComesAfterTheyJoinedAgainEndsNothing() {
		connect("1");
		given(this.rooms.isMember("id", "joined")).willReturn(true);
		given(this.rooms.isMember("id", "unknown")).willThrow(new IllegalStateException("A database of a test fails"));
		for (String room : List.of("left", "joined", "unknown")) {
			publish(new MembershipEnded("id", room, "id"));
		}
		verify(this.disconnections).leave("1", "left");
		verify(this.disconnections, never()).leave("1", "joined");
		verify(this.disconnections).leave("1", "unknown");
	}

	@Test
	void aNoticeThatComesAfterTheBanWasLiftedEndsNothing() {
		connect("1");
		publish(new Banned("id", null, null));
		publish(new Banned(null, "192.0.2.0/24", null));
		verify(this.disconnections, never()).ban(any(), any(), any());
		given(this.bans.isBanned("id")).willReturn(true);
		publish(new Banned("id", null, null));
		verify(this.disconnections).ban("1", "account-banned", null);
		given(this.bans.isBannedAddress("192.0.2.1")).willReturn(true);
		publish(new Banned(null, "192.0.2.0/24", null));
		verify(this.disconnections).ban("1", "address-banned", null);
	}

	@Test
	void allConnectionsEndIfItIsUnknownWhatEnded() {
		publish(new NoticesMissed());
		verify(this.disconnections).closeAll();
	}

	private void connect(String session) {
		this.connections.open(session, Credential.session("one"), "192.0.2.1").is(new Account("id", "Minji"));
	}

	private void publish(Notice notice) {
		new TransactionTemplate(new PseudoTransactions())
			.executeWithoutResult((status) -> this.notices.publish(notice));
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

	/** Transactions without a database. */
	private static final class PseudoTransactions extends AbstractPlatformTransactionManager {

		@Override
		protected Object doGetTransaction() {
			return this;
		}

		@Override
		protected void doBegin(Object transaction, TransactionDefinition definition) {
		}

		@Override
		protected void doCommit(DefaultTransactionStatus status) {
		}

		@Override
		protected void doRollback(DefaultTransactionStatus status) {
		}

	}

}
