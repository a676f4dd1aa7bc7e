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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/** How a server treats the forwarding headers of proxies and of other clients. */
class ForwardingTests {

	@TempDir
	private Path data;

	@Test
	void aTrustedProxyReportsTlsAndTheHost() throws Exception {
		try (ConfigurableApplicationContext context = start("--server.forward-headers-strategy=native",
				"--maru.limits.guests-per-minute=3")) {
			aTrustedProxyReportsTlsAndTheHost(context.getBean(Maru.class).url());
			anEntryWrittenByTheClientDoesNotChangeItsAddress(context.getBean(Maru.class).url());
		}
	}

	private static void aTrustedProxyReportsTlsAndTheHost(String url) throws Exception {
		assertThat(cookie(url, "X-Forwarded-Proto", "https")).contains("Secure");
		assertThat(cookie(url, "X-Forwarded-Proto", "http")).doesNotContain("Secure");
		assertThat(info(url, "X-Forwarded-Proto", "https", "X-Forwarded-Host", "chat.example", "Origin",
				"https://chat.example"))
			.isEqualTo(200);
		assertThat(info(url, "X-Forwarded-Proto", "https", "X-Forwarded-Host", "chat.example", "X-Forwarded-Port",
				"8443", "Origin", "https://chat.example:8443"))
			.isEqualTo(200);
		assertThat(info(url, "X-Forwarded-Proto", "https", "X-Forwarded-Host", "chat.example", "Origin",
				"http://chat.example"))
			.isEqualTo(403);
	}

	private static void anEntryWrittenByTheClientDoesNotChangeItsAddress(String url) throws Exception {
		for (int i = 0; i < 3; i++) {
			assertThat(guest(url, i, "10.9.9." + i + ", 203.0.113.77")).isEqualTo(201);
		}
		assertThat(guest(url, 4, "10.9.9.4, 203.0.113.77")).isEqualTo(429);
		assertThat(guest(url, 5, "203.0.113.77, 203.0.113.78")).isEqualTo(201);
		for (int i = 6; i < 9; i++) {
			assertThat(guest(url, i, "2001:db8::" + i)).isEqualTo(201);
		}
		assertThat(guest(url, 9, "2001:db8:0:0:8000::9")).isEqualTo(429);
	}

	@Test
	void headersOfOtherClientsAreIgnored() throws Exception {
		try (ConfigurableApplicationContext context = start("--maru.proxies=203.0.113.7")) {
			headersOfOtherClientsAreIgnored(context.getBean(Maru.class).url());
		}
	}

	private static void headersOfOtherClientsAreIgnored(String url) throws Exception {
		assertThat(cookie(url, "X-Forwarded-Proto", "https")).doesNotContain("Secure");
		assertThat(info(url, "X-Forwarded-Proto", "https", "X-Forwarded-Host", "chat.example", "Origin",
				"https://chat.example"))
			.isEqualTo(403);
	}

	private ConfigurableApplicationContext start(String... settings) {
		return new SpringApplicationBuilder(MaruApplication.class, Maru.class)
			.properties("server.port=0", "maru.data=" + this.data, "maru.limits.guests-per-minute=0")
			.run(settings);
	}

	private static String cookie(String url, String... headers) throws Exception {
		return send(request(url + "/", headers).GET()).headers().firstValue("Set-Cookie").orElse("");
	}

	private static int info(String url, String... headers) throws Exception {
		return send(request(url + "/ws/info", headers).GET()).statusCode();
	}

	private static int guest(String url, int number, String chain) throws Exception {
		return send(request(url + "/api/guests", "X-Forwarded-For", chain, "Content-Type", "application/json")
			.POST(BodyPublishers.ofString("{\"name\":\"Guest " + number + "\"}"))).statusCode();
	}

	private static HttpRequest.Builder request(String uri, String... headers) {
		return HttpRequest.newBuilder(URI.create(uri)).headers(headers);
	}

	private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
		return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
	}

}
