package chat.maru.administration;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import chat.maru.support.Browser;
import chat.maru.support.Posts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static chat.maru.administration.NewServer.PASSWORD;
import static chat.maru.administration.NewServer.setupLink;
import static org.assertj.core.api.Assertions.assertThat;

/** A new server logs a link that makes one administrator. */
@ExtendWith(OutputCaptureExtension.class)
class SetupLinkTests {

	private NewServer server;

	@BeforeEach
	void start(@TempDir Path data) {
		this.server = new NewServer(data);
	}

	@AfterEach
	void stop() {
		this.server.close();
	}

	@Test
	void theLinkInTheLogMakesOneAdministrator(CapturedOutput output) {
		String setup = setupLink(output);
		assertThat(this.server.maru().http().get(setup + "x").statusCode()).isEqualTo(404);
		assertThat(this.server.maru().http().get(setup).statusCode()).isEqualTo(200);
		List<CompletableFuture<HttpResponse<String>>> answers = IntStream.range(0, 4)
			.mapToObj((i) -> CompletableFuture.supplyAsync(() -> {
				Browser browser = this.server.maru().browser();
				return browser.form(setup, browser.csrf(), "name", "Admin", "password", PASSWORD);
			}))
			.toList();
		assertThat(answers).extracting((answer) -> answer.join().statusCode())
			.containsExactlyInAnyOrder(302, 422, 422, 422);
		assertThat(this.server.maru().http().get(setup).statusCode()).isEqualTo(404);
		assertThat(this.server.jdbc().sql("select count(*) from account").query(Integer.class).single())
			.as("accounts of those who were not first")
			.isEqualTo(1);
		int before = output.getOut().length();
		this.server.restart();
		assertThat(output.getOut().substring(before)).doesNotContain("/setup/");
	}

	@Test
	void aGuestWhoReadsTheLogBecomesTheAdministrator(CapturedOutput output) {
		Browser browser = this.server.maru().browser();
		browser.join("Minji");
		assertThat(browser.get("/admin").statusCode()).isEqualTo(404);
		String first = setupLink(output);
		assertThat(browser.form(first, browser.csrf(), "password", "short").statusCode()).isEqualTo(422);
		this.server.restart();
		browser = browser.at(this.server.maru().url());
		assertThat(setupLink(output)).isNotEqualTo(first);
		assertThat(browser.form(first, browser.csrf(), "password", PASSWORD).statusCode())
			.as("a link of an earlier start")
			.isEqualTo(302);
		assertThat(this.server.maru().http().get(setupLink(output)).statusCode()).isEqualTo(404);
		assertThat(Posts.json(browser.get("/api/me").body()).get("role").stringValue()).isEqualTo("administrator");
		assertThat(Posts.json(browser.get("/api/me").body()).get("name").stringValue()).isEqualTo("Minji");
		assertThat(browser.get("/admin").statusCode()).isEqualTo(200);
		assertThat(
				browser.submit("/account", "/account/password", "present", PASSWORD, "chosen", "window river seventeen")
					.statusCode())
			.isEqualTo(302);
		assertThat(browser.get("/admin").statusCode()).isEqualTo(200);
	}

}
