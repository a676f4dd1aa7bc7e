package chat.maru.browser;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import chat.maru.support.Cluster;
import chat.maru.support.ClusterNode;
import chat.maru.support.NodeProxy;
import chat.maru.support.Waiting;
import com.microsoft.playwright.Browser.NewContextOptions;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Two people on two nodes, behind the proxy of compose.cluster.yaml. */
class PageClusterIT extends PageScenario {

	/** The nodes that a user is connected to, without one that has died. */
	private static final String NODES = """
			select node_id from online join account on account.id = account_id join node on node.id = node_id
			where connections > 0 and account.name = ? and seen_at > extract(epoch from clock_timestamp()) * 1000 - 2500""";

	/** Begins each text. */
	private static final String ABOUT = "across nodes: ";

	/** Nodes store once a second who is connected. */
	private static final Duration STORED = Duration.ofSeconds(2);

	private static final int RELOADS = 10;

	private static final String NOTE_LOSSES = """
			(indicator) => {
				window.losses = 0
				new MutationObserver(() => (window.losses += indicator.textContent.includes('Reconnecting')))
					.observe(indicator, { childList: true, characterData: true, subtree: true })
			}""";

	@TempDir
	private Path folder;

	private Cluster cluster;

	private NodeProxy proxy;

	private int said;

	@BeforeEach
	void start() throws IOException {
		assumeTrue(NodeProxy.isInstalled("caddy"), "Caddy is not installed");
		this.cluster = Cluster.shared();
		this.proxy = NodeProxy.caddy(this.folder, this.cluster.a(), this.cluster.b());
	}

	@AfterEach
	void stop() {
		if (this.proxy != null) {
			this.proxy.close();
		}
	}

	@Test
	void theyChatAcrossTheDeathOfEitherNode() {
		this.people.expectFailedRequests();
		this.people.keepBrowsersApart();
		ChatPage minji = join("Minji");
		ChatPage ben = join("Ben");
		for (ClusterNode node : this.cluster.nodes()) {
			separate(minji, ben);
			talk(minji, ben);
			dies(node, minji, ben);
		}
	}

	private ChatPage join(String name) {
		ChatPage page = this.people.join(name, new NewContextOptions().setBaseURL(this.proxy.address().toString()));
		page.awaitConnected();
		return page;
	}

	/**
	 * Reloads a page until the proxy has brought it to another node than the other page.
	 */
	private void separate(ChatPage stays, ChatPage moves) {
		for (int i = 0; i < RELOADS; i++) {
			try {
				Waiting.await().atMost(STORED).until(() -> areApart(nodes(stays), nodes(moves)));
				return;
			}
			catch (ConditionTimeoutException ex) {
				moves.reload();
			}
		}
		throw new AssertionError("Both are on one node");
	}

	private static boolean areApart(Set<String> one, Set<String> other) {
		return one.size() == 1 && other.size() == 1 && !one.equals(other);
	}

	private Set<String> nodes(ChatPage page) {
		return this.cluster.jdbc().sql(NODES).param(page.name()).query(String.class).set();
	}

	private void dies(ClusterNode node, ChatPage... pages) {
		Stream.of(pages).forEach((page) -> page.connection().evaluate(NOTE_LOSSES));
		node.process().kill();
		try {
			talk(pages);
			assertThat(Stream.of(pages).filter((page) -> (int) page.page().evaluate("losses") > 0))
				.as("the page that was on the node")
				.hasSize(1);
		}
		finally {
			node.process().start();
		}
	}

	/**
	 * Each writes at the same time, and all pages show everything once and in one order.
	 */
	private void talk(ChatPage... pages) {
		for (ChatPage page : pages) {
			page.send(ABOUT + ++this.said + " from " + page.name());
		}
		for (ChatPage page : pages) {
			assertThat(page.textsWith(ABOUT)).hasCount(this.said);
			assertThat(page.unsent()).hasCount(0);
		}
		List<List<String>> texts = Stream.of(pages).map((page) -> page.textsWith(ABOUT).allTextContents()).toList();
		assertThat(texts).as("one order").containsOnly(texts.get(0));
	}

}
