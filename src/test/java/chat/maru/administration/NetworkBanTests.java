package chat.maru.administration;

import java.nio.file.Path;

import chat.maru.MaruApplication;
import chat.maru.support.Guest;
import chat.maru.support.Maru;
import chat.maru.support.Posts;
import chat.maru.support.StompSocket;
import chat.maru.support.Transport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** Bans of networks, also behind a proxy. */
@TestInstance(Lifecycle.PER_CLASS)
class NetworkBanTests {

	@TempDir
	private static Path data;

	private ConfigurableApplicationContext context;

	private Maru maru;

	/** One server for all tests, and a new one where a test restarts it. */
	@BeforeAll
	void start() {
		this.context = new SpringApplicationBuilder(MaruApplication.class, Maru.class).run("--server.port=0",
				"--maru.data=" + data, "--maru.limits.guests-per-minute=0", "--server.forward-headers-strategy=native");
		this.maru = this.context.getBean(Maru.class);
	}

	@AfterAll
	void stop() {
		this.context.close();
	}

	@AfterEach
	void liftEveryBan() {
		String administrator = this.maru.administrator().bearer();
		String bans = this.maru.http().get("/api/admin/bans", "Authorization", administrator).body();
		Posts.json(bans)
			.forEach((ban) -> assertThat(this.maru.http()
				.delete("/api/admin/bans/" + ban.get("id").stringValue(), "Authorization", administrator)
				.statusCode()).isEqualTo(204));
	}

	@ParameterizedTest
	@EnumSource
	void aBanClosesConnectionsFromTheNetworkAndRefusesNewOnes(Transport transport) {
		Guest guest = this.maru.guest();
		StompSocket goes = socket(transport, guest, "203.0.113.77");
		StompSocket stays = socket(transport, guest, "198.51.100.1");
		assertThat(ban("203.0.113.0/24")).isEqualTo(204);
		assertThat(goes.awaitClosed()).isNotNull();
		stays.subscribe("s", "/topic/chat");
		assertThat(get("/api/me", guest, "203.0.113.1")).isEqualTo(403);
		assertThat(get("/", guest, "203.0.113.1")).isEqualTo(403);
		assertThat(get("/ws/info", guest, "203.0.113.1")).isEqualTo(403);
		assertThat(get("/actuator/health", guest, "203.0.113.1")).isEqualTo(200);
		assertThat(get("/api/me", guest, "203.0.114.1")).isEqualTo(200);
	}

	@Test
	void aBanOutlivesTheServerAndEndsByItself() {
		Guest guest = this.maru.guest();
		assertThat(ban("2001:db8::/32")).isEqualTo(204);
		assertThat(get("/api/me", guest, "2001:db8::1")).isEqualTo(403);
		stop();
		start();
		assertThat(get("/api/me", guest, "2001:db8::1")).isEqualTo(403);
		assertThat(get("/api/me", guest, "2001:db9::1")).isEqualTo(200);
		this.context.getBean(JdbcClient.class).sql("update ban set expires_at = 1000").update();
		stop();
		start();
		assertThat(get("/api/me", guest, "2001:db8::1")).isEqualTo(200);
	}

	@Test
	void aClientCannotWriteItsWayAroundABan() {
		Guest guest = this.maru.guest();
		assertThat(ban("203.0.113.0/24")).isEqualTo(204);
		assertThat(get("/api/me", guest, "198.51.100.1, 203.0.113.7")).isEqualTo(403);
		assertThat(get("/api/me", guest, "unknown, ::ffff:203.0.113.7")).isEqualTo(403);
		assertThat(get("/api/me", guest, "203.0.113.7, 198.51.100.1")).isEqualTo(200);
	}

	@Test
	void aSpellingIsNoOtherAddress() {
		Guest guest = this.maru.guest();
		assertThat(ban("2001:DB8:0::/64")).isEqualTo(204);
		assertThat(ban("::ffff:192.0.2.7")).isEqualTo(204);
		assertThat(get("/api/me", guest, "[2001:0db8::7]:4711")).isEqualTo(403);
		assertThat(get("/api/me", guest, "2001:db8:0:1::7")).isEqualTo(200);
		assertThat(get("/api/me", guest, "192.0.2.7")).isEqualTo(403);
	}

	@Test
	void oneAddressIsOneAddress() {
		Guest guest = this.maru.guest();
		assertThat(ban("203.0.113.7")).isEqualTo(204);
		assertThat(get("/api/me", guest, "203.0.113.7")).isEqualTo(403);
		assertThat(get("/api/me", guest, "203.0.113.8")).isEqualTo(200);
		assertThat(ban("198.51.100.0/24")).isEqualTo(409);
	}

	private StompSocket socket(Transport transport, Guest guest, String address) {
		HttpHeaders headers = new HttpHeaders();
		headers.set("X-Forwarded-For", address);
		StompSocket socket = this.maru.socket(transport, headers);
		socket.connect("Authorization:" + guest.bearer());
		return socket;
	}

	private int ban(String network) {
		return this.maru.http()
			.postJson("/api/admin/bans", "{\"network\":\"" + network + "\"}", "Authorization",
					this.maru.administrator().bearer(), "X-Forwarded-For", "198.51.100.9")
			.statusCode();
	}

	private int get(String path, Guest guest, String address) {
		return this.maru.http().get(path, "Authorization", guest.bearer(), "X-Forwarded-For", address).statusCode();
	}

}
