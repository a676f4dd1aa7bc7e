package chat.maru.presence;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import chat.maru.account.Account;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Who is online on several nodes, which have a store in common. */
class PresenceExchangeTests {

	private final MemoryPresenceStore store = new MemoryPresenceStore();

	private final Set<String> alive = new HashSet<>();

	private final List<Node> nodes = new ArrayList<>();

	private long now;

	private Node a;

	private Node b;

	@BeforeEach
	void start() {
		this.a = new Node("a");
		this.b = new Node("b");
		pass(10);
	}

	@Test
	void whoIsOnlineOnAnyNodeIsOnlineOnAll() {
		this.a.connect("mina", "1");
		this.b.connect("jun", "2");
		pass(2);
		for (Node node : this.nodes) {
			assertThat(node.shown).containsExactly("jun", "mina");
			assertThat(node.presence.online()).isEqualTo(2);
			assertThat(node.presence.among(List.of("mina", "jun", "ben"))).extracting(Account::id)
				.containsExactly("mina", "jun");
			assertThat(node.presence.snapshot(10).some()).extracting(Account::id)
				.containsExactlyInAnyOrder("mina", "jun");
		}
	}

	@Test
	void theLastConnectionToAnyNodeEndsPresence() {
		this.a.connect("mina", "1");
		this.b.connect("mina", "2");
		pass(2);
		assertThat(this.a.presence.online()).isEqualTo(1);
		assertThat(this.a.presence.nodesOf("mina")).isEqualTo(2);
		this.a.disconnect("mina", "1");
		pass(20);
		assertThat(this.a.shown).containsExactly("mina");
		assertThat(this.a.presence.nodesOf("mina")).isEqualTo(1);
		this.b.disconnect("mina", "2");
		pass(1);
		assertThat(this.a.shown).as("within the grace period").containsExactly("mina");
		pass(7);
		assertThat(this.a.shown).isEmpty();
		assertThat(this.b.shown).isEmpty();
		assertThat(this.a.left).containsExactly("mina");
		assertThat(this.b.left).containsExactly("mina");
		assertThat(this.a.presence.online()).isZero();
	}

	@Test
	void movingToAnotherNodeIsNotAnnounced() {
		this.a.connect("mina", "1");
		pass(2);
		this.a.disconnect("mina", "1");
		step(1_900);
		this.b.connect("mina", "2");
		pass(20);
		for (Node node : this.nodes) {
			assertThat(node.shown).containsExactly("mina");
			assertThat(node.left).as(node.id).isEmpty();
		}
	}

	@Test
	void connectionsToAllNodesAreLimitedTogether() {
		assertThat(this.a.presence.connect(account("mina"), "1", 3)).isTrue();
		assertThat(this.a.presence.connect(account("mina"), "2", 3)).isTrue();
		pass(2);
		assertThat(this.b.presence.connect(account("mina"), "3", 3)).isTrue();
		assertThat(this.b.presence.connect(account("mina"), "4", 3)).isFalse();
		this.a.disconnect("mina", "1");
		pass(2);
		assertThat(this.b.presence.connect(account("mina"), "4", 3)).isTrue();
	}

	@Test
	void aNodeThatDiesTakesItsUsersAwayWithinTenSeconds() {
		this.a.connect("mina", "1");
		this.a.connect("ben", "2");
		this.b.connect("ben", "3");
		pass(5);
		this.a.running = false;
		pass(5);
		assertThat(this.b.shown).containsExactly("ben", "mina");
		this.alive.remove("a");
		pass(5);
		assertThat(this.b.shown).containsExactly("ben");
		assertThat(this.b.presence.online()).isEqualTo(1);
		pass(120);
		assertThat(this.store.rows("a")).isZero();
	}

	@Test
	void usersOfADeadNodeWhoComeBackToAnotherStay() {
		this.a.connect("mina", "1");
		pass(5);
		this.a.running = false;
		this.alive.remove("a");
		pass(1);
		this.b.connect("mina", "2");
		pass(20);
		assertThat(this.b.shown).containsExactly("mina");
		assertThat(this.b.left).isEmpty();
	}

	@Test
	void aNodeThatWasPausedTellsEverythingAgain() {
		this.a.connect("mina", "1");
		this.a.connect("ben", "2");
		pass(5);
		this.a.running = false;
		this.alive.remove("a");
		pass(100);
		assertThat(this.b.shown).isEmpty();
		this.b.connect("jun", "3");
		pass(30);
		this.alive.add("a");
		this.a.running = true;
		this.a.disconnect("ben", "2");
		pass(10);
		assertThat(this.a.shown).containsExactly("jun", "mina");
		assertThat(this.b.shown).containsExactly("jun", "mina");
		assertThat(this.a.left).containsExactly("ben");
	}

	@Test
	void aNodeThatStopsTakesItsUsersAway() {
		this.a.connect("mina", "1");
		pass(5);
		this.a.running = false;
		this.a.exchange.end();
		pass(2);
		assertThat(this.b.shown).as("the node is still alive").containsExactly("mina");
		this.alive.remove("a");
		pass(4);
		assertThat(this.b.shown).isEmpty();
	}

	@Test
	void nothingChangesWhileTheStoreIsAway() {
		this.a.connect("mina", "1");
		this.a.connect("jun", "2");
		this.b.connect("ben", "3");
		pass(10);
		this.store.takeAway();
		pass(5);
		this.alive.remove("a");
		this.a.disconnect("jun", "2");
		this.a.connect("chan", "4");
		pass(60);
		assertThat(this.b.shown).containsExactly("ben", "jun", "mina");
		assertThat(this.a.shown).as("its own are known").containsExactly("ben", "chan", "jun", "mina");
		this.store.bringBack();
		pass(5);
		assertThat(this.b.left).isEmpty();
		this.alive.add("a");
		pass(20);
		assertThat(this.a.shown).containsExactly("ben", "chan", "mina");
		assertThat(this.b.shown).containsExactly("ben", "chan", "mina");
		assertThat(this.a.left).containsExactly("jun");
		assertThat(this.b.left).containsExactly("jun");
	}

	@Test
	void aUserWhoMovedWhileTheStoreWasAwayDoesNotLeave() {
		this.a.connect("mina", "1");
		pass(10);
		this.store.takeAway();
		pass(2);
		this.a.disconnect("mina", "1");
		this.b.connect("mina", "2");
		pass(60);
		this.store.bringBack();
		pass(20);
		for (Node node : this.nodes) {
			assertThat(node.shown).containsExactly("mina");
			assertThat(node.left).as(node.id).isEmpty();
		}
	}

	@Test
	void tablesThatWereLostAreWrittenAgain() {
		this.a.connect("mina", "1");
		this.b.connect("ben", "2");
		pass(10);
		this.store.loseAll();
		this.b.connect("jun", "3");
		this.b.disconnect("ben", "2");
		pass(20);
		Node c = new Node("c");
		pass(5);
		assertThat(this.a.left).containsExactly("ben");
		assertThat(this.b.left).containsExactly("ben");
		for (Node node : List.of(this.a, this.b, c)) {
			assertThat(node.shown).as(node.id).containsExactly("jun", "mina");
		}
	}

	@Test
	void aNodeThatReadsLateMissesNoDepartureThatWasDeleted() {
		this.a.connect("mina", "1");
		this.a.connect("jun", "2");
		pass(5);
		this.b.running = false;
		this.a.disconnect("mina", "1");
		pass(200);
		assertThat(this.store.rows("a")).as("rows without connections are deleted").isEqualTo(1);
		this.b.running = true;
		pass(20);
		assertThat(this.b.shown).containsExactly("jun");
	}

	@Test
	void nothingIsWrittenWhileNothingChanges() {
		this.a.connect("mina", "1");
		pass(5);
		int before = this.store.written;
		pass(50);
		assertThat(this.store.written).isEqualTo(before);
	}

	@Test
	void aNodeWithoutOthersDoesNotWaitForThem() {
		this.b.running = false;
		this.alive.remove("b");
		pass(10);
		this.a.connect("mina", "1");
		pass(1);
		this.a.disconnect("mina", "1");
		pass(2);
		assertThat(this.a.shown).isEmpty();
		this.store.takeAway();
		this.a.connect("mina", "2");
		pass(20);
		this.a.disconnect("mina", "2");
		pass(2);
		assertThat(this.a.shown).isEmpty();
	}

	/** Lets seconds pass, in which all nodes take their turns. */
	private void pass(int seconds) {
		for (int i = 0; i < seconds; i++) {
			step(1_000);
		}
	}

	private void step(long millis) {
		this.now += millis;
		this.nodes.stream().filter((node) -> node.running).forEach(Node::turn);
	}

	private static Account account(String id) {
		return new Account(id, "Person " + id);
	}

	private final class Node {

		private final String id;

		private final Presence presence = PresenceOf.oneNode();

		private final PresenceExchange exchange;

		/** Who is online, as it was announced. */
		private final Set<String> shown = new TreeSet<>();

		private final List<String> left = new ArrayList<>();

		private boolean running = true;

		Node(String id) {
			this.id = id;
			PresenceExchangeTests tests = PresenceExchangeTests.this;
			this.exchange = new PresenceExchange(this.presence, tests.store, id, () -> Set.copyOf(tests.alive),
					() -> tests.now);
			this.exchange.begin();
			tests.alive.add(id);
			tests.nodes.add(this);
		}

		void turn() {
			try {
				this.exchange.turn();
			}
			catch (IllegalStateException ex) {
				assertThat(PresenceExchangeTests.this.store.isAway()).isTrue();
			}
			Presence.Change change = this.presence.takeChange(PresenceExchangeTests.this.now);
			change.joined().forEach((account) -> this.shown.add(account.id()));
			change.left().forEach((account) -> this.shown.remove(account.id()));
			change.left().forEach((account) -> this.left.add(account.id()));
		}

		void connect(String account, String connection) {
			assertThat(this.presence.connect(account(account), connection, 0)).isTrue();
		}

		void disconnect(String account, String connection) {
			assertThat(this.presence.disconnect(account, connection, PresenceExchangeTests.this.now)).isTrue();
		}

	}

}
