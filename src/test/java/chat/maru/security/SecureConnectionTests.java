package chat.maru.security;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import chat.maru.MaruApplication;
import chat.maru.support.Maru;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/** Behind a proxy that ends TLS. */
class SecureConnectionTests {

	private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

	@TempDir
	private Path data;

	@Test
	void cookiesAreForThisHostOnlyAndHstsExcludesSubdomains() {
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(MaruApplication.class, Maru.class)
			.run("--server.port=0", "--maru.data=" + this.data, "--server.forward-headers-strategy=native")) {
			Maru maru = context.getBean(Maru.class);
			HttpResponse<String> page = maru.http().get("/", "X-Forwarded-Proto", "https");
			assertThat(page.headers().firstValue("Strict-Transport-Security"))
				.hasValueSatisfying((value) -> assertThat(value).startsWith("max-age=")
					.doesNotContainIgnoringCase("includeSubDomains"));
			String visitor = cookie(page, "__Host-XSRF-TOKEN=");
			Matcher csrf = CSRF.matcher(page.body());
			assertThat(csrf.find()).isTrue();
			HttpResponse<String> joined = join(maru, visitor, csrf.group(1));
			assertThat(joined.statusCode()).isEqualTo(302);
			String session = cookie(joined, "__Host-maru=");
			assertThat(maru.http().get("/api/me", "X-Forwarded-Proto", "https", "Cookie", session).statusCode())
				.isEqualTo(200);
			// Another host of the domain can set these.
			assertThat(join(maru, visitor.replace("__Host-", ""), csrf.group(1)).statusCode()).isEqualTo(403);
		}
	}

	private static HttpResponse<String> join(Maru maru, String cookie, String csrf) {
		return maru.http()
			.post("/join", "name=Minji&_csrf=" + csrf, "X-Forwarded-Proto", "https", "Cookie", cookie, "Content-Type",
					"application/x-www-form-urlencoded");
	}

	private static String cookie(HttpResponse<String> answer, String name) {
		List<String> cookies = answer.headers().allValues("Set-Cookie");
		String cookie = cookies.stream().filter((it) -> it.startsWith(name)).findFirst().orElseThrow();
		assertThat(cookie).contains("; Secure", "; HttpOnly").containsPattern("; Path=/(;|$)").doesNotContain("Domain");
		return cookie.substring(0, cookie.indexOf(';'));
	}

}
