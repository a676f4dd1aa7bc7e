package chat.maru.presence;

import java.util.Map;

import chat.maru.account.Account;
import chat.maru.cluster.Notices;
import chat.maru.presence.Presence.Change;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

class PresenceTests {

	private static final Account MINA = new Account("1", "Mina");

	private static final Account JUN = new Account("2", "Jun");

	private final Presence presence = new Presence(mock(), new Notices());

	@Test
	void joiningIsAnnouncedOnce() {
		this.presence.connect(MINA, "a", 0);
		this.presence.connect(JUN, "b", 0);
		Change change = this.presence.takeChange(0);
		assertThat(change.joined()).containsExactlyInAnyOrder(MINA, JUN);
		assertThat(change.online()).isEqualTo(2);
		assertThat(this.presence.takeChange(0).isEmpty()).isTrue();
	}

	@Test
	void leavingIsAnnouncedAfterTheGracePeriod() {
		this.presence.connect(MINA, "a", 0);
		this.presence.takeChange(0);
		assertThat(this.presence.disconnect("1", "a", 1_000)).isTrue();
		assertThat(this.presence.takeChange(2_999).isEmpty()).isTrue();
		Change change = this.presence.takeChange(3_000);
		assertThat(change.left()).containsExactly(MINA);
		assertThat(change.online()).isZero();
		assertThat(this.presence.takeChange(9_000).isEmpty()).isTrue();
	}

	@Test
	void reconnectingWithinTheGracePeriodIsNotAnnounced() {
		this.presence.connect(MINA, "a", 0);
		this.presence.takeChange(0);
		this.presence.disconnect("1", "a", 1_000);
		this.presence.takeChange(2_000);
		this.presence.connect(MINA, "b", 0);
		assertThat(this.presence.takeChange(9_000).isEmpty()).isTrue();
		assertThat(this.presence.snapshot(10).some()).containsExactly(MINA);
	}

	@Test
	void aUserWhoComesAndGoesBetweenAnnouncementsIsNotAnnounced() {
		this.presence.connect(MINA, "a", 0);
		this.presence.disconnect("1", "a", 0);
		assertThat(this.presence.takeChange(0).isEmpty()).isTrue();
		assertThat(this.presence.takeChange(9_000).isEmpty()).isTrue();
	}

	@Test
	void aUserFromASnapshotIsAnnouncedAsGone() {
		this.presence.connect(MINA, "a", 0);
		assertThat(this.presence.snapshot(10).some()).containsExactly(MINA);
		this.presence.disconnect("1", "a", 0);
		this.presence.takeChange(0);
		assertThat(this.presence.takeChange(2_000).left()).containsExactly(MINA);
	}

	@Test
	void threeConnectionsAreOneUser() {
		for (String connection : new String[] { "a", "b", "c" }) {
			assertThat(this.presence.connect(MINA, connection, 3)).isTrue();
		}
		assertThat(this.presence.takeChange(0).online()).isEqualTo(1);
		this.presence.disconnect("1", "a", 0);
		this.presence.disconnect("1", "b", 0);
		assertThat(this.presence.takeChange(9_000).isEmpty()).isTrue();
		this.presence.disconnect("1", "c", 9_000);
		assertThat(this.presence.takeChange(11_000).left()).containsExactly(MINA);
	}

	@Test
	void theNumberOfConnectionsIsLimited() {
		assertThat(this.presence.connect(MINA, "a", 2)).isTrue();
		assertThat(this.presence.connect(MINA, "b", 2)).isTrue();
		assertThat(this.presence.connect(MINA, "b", 2)).isTrue();
		assertThat(this.presence.connect(MINA, "c", 2)).isFalse();
		assertThat(this.presence.connect(JUN, "d", 2)).isTrue();
		this.presence.disconnect("1", "c", 0);
		assertThat(this.presence.connect(MINA, "c", 2)).isFalse();
		this.presence.disconnect("1", "a", 0);
		assertThat(this.presence.connect(MINA, "c", 2)).isTrue();
	}

	@Test
	void whatWaitsToBeStoredIsBounded() {
		this.presence.takeAll();
		this.presence.connect(MINA, "a", 0);
		assertThat(this.presence.takeUnstored()).hasValue(Map.of("1", 1));
		assertThat(this.presence.takeUnstored()).hasValue(Map.of());
		for (int i = 0; i <= 50_000; i++) {
			this.presence.connect(new Account("account" + i, "Person"), "c", 0);
			this.presence.disconnect("account" + i, "c", 0);
		}
		assertThat(this.presence.takeUnstored()).isEmpty();
		assertThat(this.presence.takeAll()).isEqualTo(Map.of("1", 1));
	}

	@Test
	void whoComesBackAfterASnapshotWithoutThemIsAnnouncedAgain() {
		this.presence.connect(MINA, "a", 0);
		this.presence.takeChange(0);
		this.presence.disconnect("1", "a", 0);
		assertThat(this.presence.snapshot(10).some()).isEmpty();
		this.presence.connect(MINA, "b", 0);
		assertThat(this.presence.takeChange(1_000).joined()).containsExactly(MINA);
	}

	@Test
	void endingAConnectionTwiceHasNoEffect() {
		this.presence.connect(MINA, "a", 0);
		this.presence.connect(JUN, "b", 0);
		assertThat(this.presence.disconnect("1", "a", 0)).isTrue();
		assertThat(this.presence.disconnect("1", "a", 0)).isFalse();
		assertThat(this.presence.disconnect("3", "x", 0)).isFalse();
		assertThat(this.presence.snapshot(10).online()).isEqualTo(1);
	}

	@Test
	void aSnapshotNamesTheRequestedNumberAndCountsAll() {
		this.presence.connect(MINA, "a", 0);
		this.presence.connect(JUN, "b", 0);
		assertThat(this.presence.snapshot(1).some()).containsExactly(MINA);
		assertThat(this.presence.snapshot(1).online()).isEqualTo(2);
	}

}
