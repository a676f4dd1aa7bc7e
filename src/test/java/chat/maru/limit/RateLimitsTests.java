package chat.maru.limit;

import java.sql.SQLException;
import java.util.Set;

import chat.maru.cluster.Node;
import chat.maru.storage.Engine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.support.StaticListableBeanFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/** How several nodes share a limit without asking the database. */
class RateLimitsTests {

	private final StaticListableBeanFactory beans = new StaticListableBeanFactory();

	private final Node node = mock();

	private final RateLimits limits = new RateLimits(Engine.POSTGRESQL, () -> {
		throw new SQLException("A test asks the database");
	}, this.beans.getBeanProvider(ConnectedNodes.class), this.node);

	@AfterEach
	void close() {
		this.limits.close();
	}

	@Test
	void anAccountIsSharedByTheNodesItIsConnectedToOrByAll() {
		this.beans.addBean("connected", (ConnectedNodes) (account) -> account.equals("program") ? 0 : 2);
		given(this.node.nodes()).willReturn(Set.of("a", "b", "c", "d"));
		RateLimit limit = this.limits.sharedPerSecond(1, 20);
		assertThat(allowed(limit, "person")).isEqualTo(10);
		assertThat(allowed(limit, "program")).isEqualTo(5);
		given(this.node.nodes()).willReturn(Set.of("a"));
		assertThat(allowed(limit, "program")).as("nothing is left").isZero();
	}

	private static int allowed(RateLimit limit, String account) {
		int allowed = 0;
		while (limit.take(account).isZero()) {
			allowed++;
		}
		return allowed;
	}

}
