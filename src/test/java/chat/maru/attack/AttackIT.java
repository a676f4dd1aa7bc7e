package chat.maru.attack;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import chat.maru.support.ServerProcess;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A client without an account attacks the packaged server, which has a heap of 256 MB. A
 * connected guest must hardly notice it, and pages must still be served.
 */
class AttackIT {

	private static final Duration TIME = Duration.ofSeconds(4);

	/**
	 * Far above the usual time on a busy machine, and far below the time under a
	 * successful attack.
	 */
	private static final Duration BOUND = Duration.ofSeconds(2);

	private static final Duration PAGE_BOUND = Duration.ofSeconds(5);

	private static final int FEW = 4;

	@TempDir
	private static Path folder;

	private static ServerProcess server;

	@BeforeAll
	static void start() {
		server = new ServerProcess(folder.resolve("data")).start();
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	static Stream<Attack> attacks() {
		return Stream.of(new GzipBombs(), new SlowBodies("/api/guests", "application/json"),
				new SlowBodies("/login", "application/x-www-form-urlencoded"), new SlowReaders("/v3/api-docs"),
				new UnfinishedMessages(), new GuestsUnfinishedMessages(), new SockJsSessions(0, 6_000),
				new SockJsSessions(6_000, 0));
	}

	@ParameterizedTest
	@MethodSource("attacks")
	void aBystanderIsHardlyAffected(Attack attack) throws Exception {
		URI address = server.address();
		try (Bystander bystander = Bystander.join(address)) {
			Awaitility.await().until(() -> bystander.received() >= FEW);
			int before = bystander.received();
			CompletableFuture<Void> attacked = CompletableFuture.runAsync(() -> run(attack, address));
			while (!attacked.isDone()) {
				assertThat(page(address)).isEqualTo(200);
			}
			attacked.get(1, TimeUnit.SECONDS);
			int after = bystander.received();
			Awaitility.await().until(() -> bystander.received() >= after + FEW || bystander.failure() != null);
			assertThat(bystander.failure()).isNull();
			System.out.println(attack + ": RECEIPT p50 " + bystander.quantile(before, 0.5).toMillis() + " ms, p95 "
					+ bystander.quantile(before, 0.95).toMillis() + " ms");
			assertThat(bystander.quantile(before, 0.95)).isLessThan(BOUND);
		}
	}

	private static void run(Attack attack, URI address) {
		try {
			attack.run(address, TIME);
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** On a connection of its own, which is closed: an address may have 1,000. */
	private static int page(URI address) throws IOException {
		HttpURLConnection page = (HttpURLConnection) address.resolve("/login").toURL().openConnection();
		page.setRequestProperty("Connection", "close");
		page.setConnectTimeout((int) PAGE_BOUND.toMillis());
		page.setReadTimeout((int) PAGE_BOUND.toMillis());
		try {
			return page.getResponseCode();
		}
		finally {
			page.disconnect();
		}
	}

}
