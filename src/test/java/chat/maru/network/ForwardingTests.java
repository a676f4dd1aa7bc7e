package chat.maru.network;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;

import chat.maru.MaruApplication;
import chat.maru.support.Maru;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/** What a server makes of the headers of a proxy, and of those who are none. */
class ForwardingTests {

	@TempDir
	private Path data;

	private ConfigurableApplicationContext context;

	private Maru maru;

	@AfterEach
	void stop() {
		this.context.close();
	}

	@Test
	void aTrustedProxySaysThatTheBrowserUsedTlsAndWhichHost() throws Exception {
		start("--server.forward-headers-strategy=native", "--maru.limits.guests-per-minute=3");
		assertThat(cookie("X-Forwarded-Proto", "https")).contains("Secure");
		assertThat(cookie("X-Forwarded-Proto", "http")).doesNotContain("Secure");
		assertThat(info("X-Forwarded-Proto", "https", "X-Forwarded-Host", "chat.example", "Origin",
				"https://chat.example"))
			.isEqualTo(200);
		assertThat(info("X-Forwarded-Proto", "https", "X-Forwarded-Host", "chat.example", "X-Forwarded-Port", "8443",
				"Origin", "https://chat.example:8443"))
			.isEqualTo(200);
		assertThat(
				info("X-Forwarded-Proto", "https", "X-Forwarded-Host", "chat.example", "Origin", "http://chat.example"))
			.isEqualTo(403);
		anEntryThatAClientWritesMakesItNoOtherClient();
	}

	private void anEntryThatAClientWritesMakesItNoOtherClient() throws Exception {
		for (int i = 0; i < 3; i++) {
			assertThat(guest(i, "10.9.9." + i + ", 203.0.113.77")).isEqualTo(201);
		}
		assertThat(guest(4, "10.9.9.4, 203.0.113.77")).isEqualTo(429);
		assertThat(guest(5, "203.0.113.77, 203.0.113.78")).isEqualTo(201);
		for (int i = 6; i < 9; i++) {
			assertThat(guest(i, "2001:db8::" + i)).isEqualTo(201);
		}
		assertThat(guest(9, "2001:db8:0:0:8000::9")).isEqualTo(429);
	}

	@Test
	void anybodyElseSaysItInVain() throws Exception {
		start("--maru.proxies=203.0.113.7");
		assertThat(cookie("X-Forwarded-Proto", "https")).doesNotContain("Secure");
		assertThat(info("X-Forwarded-Proto", "https", "X-Forwarded-Host", "chat.example", "Origin",
				"https://chat.example"))
			.isEqualTo(403);
	}

	private void start(String... settings) {
		this.context = new SpringApplicationBuilder(MaruApplication.class, Maru.class)
			.properties("server.port=0", "maru.data=" + this.data, "maru.limits.guests-per-minute=0")
			.run(settings);
		this.maru = this.context.getBean(Maru.class);
	}

	private String cookie(String... headers) throws Exception {
		return send(request("/", headers).GET()).headers().firstValue("Set-Cookie").orElse("");
	}

	private int info(String... headers) throws Exception {
		return send(request("/ws/info", headers).GET()).statusCode();
	}

	private int guest(int number, String chain) throws Exception {
		return send(request("/api/guests", "X-Forwarded-For", chain, "Content-Type", "application/json")
			.POST(BodyPublishers.ofString("{\"name\":\"Guest " + number + "\"}"))).statusCode();
	}

	private HttpRequest.Builder request(String path, String... headers) {
		return HttpRequest.newBuilder(URI.create(this.maru.url() + path)).headers(headers);
	}

	private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
		return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
	}

}
