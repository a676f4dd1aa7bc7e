package chat.maru.administration;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import chat.maru.MaruApplication;
import chat.maru.support.Browser;
import chat.maru.support.Maru;
import chat.maru.support.Posts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** From a new server and the link in its log to who may come in. */
@ExtendWith(OutputCaptureExtension.class)
class AdministratorTests {

	private static final String PASSWORD = "tulip engine harvest";

	private static final Pattern SETUP = Pattern.compile("http://localhost:\\d+(/setup/[\\w-]+)");

	private static final Pattern INVITATION = Pattern.compile("value=\"http://localhost:\\d+(/invite/[\\w-]+)\"");

	@TempDir
	private Path data;

	private ConfigurableApplicationContext context;

	private Maru maru;

	@BeforeEach
	void start() {
		this.context = new SpringApplicationBuilder(MaruApplication.class, Maru.class).run("--server.port=0",
				"--maru.data=" + this.data, "--maru.limits.guests-per-minute=0");
		this.maru = this.context.getBean(Maru.class);
	}

	@AfterEach
	void stop() {
		this.context.close();
	}

	@Test
	void theLinkInTheLogMakesOneAdministrator(CapturedOutput output) {
		String setup = setupLink(output);
		assertThat(this.maru.http().get(setup + "x").statusCode()).isEqualTo(404);
		assertThat(this.maru.http().get(setup).statusCode()).isEqualTo(200);
		List<CompletableFuture<HttpResponse<String>>> answers = IntStream.range(0, 4)
			.mapToObj((i) -> CompletableFuture.supplyAsync(() -> {
				Browser browser = this.maru.browser();
				return browser.form(setup, browser.csrf(), "name", "Admin", "password", PASSWORD);
			}))
			.toList();
		assertThat(answers).extracting((answer) -> answer.join().statusCode())
			.containsExactlyInAnyOrder(302, 422, 422, 422);
		assertThat(this.maru.http().get(setup).statusCode()).isEqualTo(404);
		assertThat(this.context.getBean(JdbcClient.class)
			.sql("select count(*) from account")
			.query(Integer.class)
			.single()).as("those who were not first").isEqualTo(1);
		stop();
		int before = output.getOut().length();
		start();
		assertThat(output.getOut().substring(before)).doesNotContain("/setup/");
	}

	@Test
	void aGuestWhoReadsTheLogBecomesTheAdministrator(CapturedOutput output) {
		Browser browser = this.maru.browser();
		browser.join("Minji");
		assertThat(browser.get("/admin").statusCode()).isEqualTo(404);
		String first = setupLink(output);
		assertThat(browser.form(first, browser.csrf(), "password", "short").statusCode()).isEqualTo(422);
		stop();
		start();
		browser = browser.at(this.maru.url());
		assertThat(setupLink(output)).isNotEqualTo(first);
		assertThat(browser.form(first, browser.csrf(), "password", PASSWORD).statusCode())
			.as("a link of an earlier start")
			.isEqualTo(302);
		assertThat(this.maru.http().get(setupLink(output)).statusCode()).isEqualTo(404);
		assertThat(Posts.json(browser.get("/api/me").body()).get("role").stringValue()).isEqualTo("administrator");
		assertThat(Posts.json(browser.get("/api/me").body()).get("name").stringValue()).isEqualTo("Minji");
		assertThat(browser.get("/admin").statusCode()).isEqualTo(200);
		assertThat(
				browser.submit("/account", "/account/password", "present", PASSWORD, "chosen", "window river seventeen")
					.statusCode())
			.isEqualTo(302);
		assertThat(browser.get("/admin").statusCode()).isEqualTo(200);
	}

	@Test
	void theAdministratorsPageIsThereForNobodyElse(CapturedOutput output) {
		administrator(output);
		Browser member = this.maru.browser();
		member.join("A member");
		member.choosePassword(PASSWORD);
		String csrf = member.csrf();
		assertThat(member.get("/admin").statusCode()).isEqualTo(404);
		assertThat(member.form("/admin/access", csrf, "access", "INVITE").statusCode()).isEqualTo(404);
		assertThat(member.form("/admin/invitations", csrf, "days", "1", "uses", "1").statusCode()).isEqualTo(404);
		assertThat(member.form("/admin/invitations/x/revoke", csrf).statusCode()).isEqualTo(404);
		assertThat(this.maru.http().get("/admin", "Accept", "text/html").statusCode()).isEqualTo(302);
		assertThat(this.maru.http().postJson("/api/guests", "{\"name\":\"Still\"}").statusCode()).isEqualTo(201);
	}

	@Test
	void whoMayComeInChangesWhileItRunsAndOutlivesARestart(CapturedOutput output) {
		Browser administrator = administrator(output);
		Browser visitor = this.maru.browser();
		assertThat(visitor.get("/").body()).contains("action=\"/join\"");
		set(administrator, "MEMBERS");
		assertThat(visitor.get("/").body()).contains("action=\"/signup\"");
		assertThat(visitor.join("A guest").statusCode()).isEqualTo(422);
		assertThat(this.maru.http().postJson("/api/guests", "{\"name\":\"A guest\"}").statusCode()).isEqualTo(403);
		assertThat(visitor.submit("/", "/signup", "name", "Ben", "password", "12345678").statusCode()).isEqualTo(422);
		assertThat(visitor.submit("/", "/signup", "name", "Ben", "password", PASSWORD).statusCode()).isEqualTo(302);
		assertThat(Posts.json(visitor.get("/api/me").body()).get("role").stringValue()).isEqualTo("member");
		set(administrator, "INVITE");
		stop();
		start();
		Browser later = this.maru.browser();
		assertThat(later.get("/").statusCode()).isEqualTo(302);
		assertThat(later.submit("/login", "/signup", "name", "Amira", "password", PASSWORD).statusCode())
			.isEqualTo(422);
		assertThat(visitor.at(this.maru.url()).get("/api/me").statusCode()).isEqualTo(200);
	}

	@Test
	void anInvitationLetsInAsManyAsItSays(CapturedOutput output) {
		Browser administrator = administrator(output);
		set(administrator, "INVITE");
		String link = invitation(administrator, 2);
		assertThat(administrator.get("/admin").body()).doesNotContain(link);
		assertThat(accept(link, "Ben", "short").statusCode()).isEqualTo(422);
		List<CompletableFuture<Integer>> answers = IntStream.range(0, 4)
			.mapToObj((i) -> CompletableFuture.supplyAsync(() -> accept(link, "Ben " + i, PASSWORD).statusCode()))
			.toList();
		assertThat(answers).extracting(CompletableFuture::join).containsExactlyInAnyOrder(302, 302, 422, 422);
		assertThat(this.maru.http().get(link).statusCode()).isEqualTo(404);
		assertThat(this.maru.http().get("/invite/unknown").statusCode()).isEqualTo(404);
	}

	@Test
	void anInvitationThatIsTakenBackLetsNobodyIn(CapturedOutput output) {
		Browser administrator = administrator(output);
		String link = invitation(administrator, 5);
		Matcher revoke = Pattern.compile("action=\"(/admin/invitations/[^\"]+/revoke)\"")
			.matcher(administrator.get("/admin").body());
		assertThat(revoke.find()).isTrue();
		assertThat(administrator.submit("/admin", revoke.group(1)).statusCode()).isEqualTo(302);
		assertThat(this.maru.http().get(link).statusCode()).isEqualTo(404);
		assertThat(accept(link, "Ben", PASSWORD).statusCode()).isEqualTo(422);
	}

	@Test
	void anInvitationHasItsBounds(CapturedOutput output) {
		Browser administrator = administrator(output);
		String csrf = administrator.csrf();
		for (String[] wrong : new String[][] { { "0", "1" }, { "31", "1" }, { "1", "0" }, { "1", "1001" },
				{ "", "" } }) {
			assertThat(administrator.form("/admin/invitations", csrf, "days", wrong[0], "uses", wrong[1]).statusCode())
				.isEqualTo(422);
		}
		assertThat(administrator.form("/admin/invitations", csrf, "days", "x", "uses", "1").statusCode())
			.isEqualTo(400);
		assertThat(administrator.form("/admin/access", csrf, "access", "nobody").statusCode()).isEqualTo(400);
	}

	@Test
	void theOnlyAdministratorCannotGo(CapturedOutput output) {
		Browser administrator = administrator(output);
		assertThat(administrator.submit("/account", "/account/delete", "present", PASSWORD).statusCode())
			.isEqualTo(422);
		String own = Posts.json(administrator.get("/api/me").body()).get("id").stringValue();
		assertThat(
				administrator.submit("/admin/people", "/admin/people/" + own + "/role", "role", "member").statusCode())
			.isEqualTo(422);
		assertThat(administrator.get("/admin").statusCode()).isEqualTo(200);
	}

	private HttpResponse<String> accept(String link, String name, String password) {
		Browser browser = this.maru.browser();
		return browser.submit("/login", link, "name", name, "password", password);
	}

	private String invitation(Browser administrator, int uses) {
		String page = administrator.submit("/admin", "/admin/invitations", "days", "7", "uses", String.valueOf(uses))
			.body();
		Matcher link = INVITATION.matcher(page);
		assertThat(link.find()).as(page).isTrue();
		return link.group(1);
	}

	private void set(Browser administrator, String access) {
		assertThat(administrator.submit("/admin", "/admin/access", "access", access).statusCode()).isEqualTo(302);
	}

	private Browser administrator(CapturedOutput output) {
		Browser browser = this.maru.browser();
		assertThat(browser.form(setupLink(output), browser.csrf(), "name", "Boss", "password", PASSWORD).statusCode())
			.isEqualTo(302);
		return browser;
	}

	/** The last one: a server that was started again has another. */
	private static String setupLink(CapturedOutput output) {
		return SETUP.matcher(output.getOut()).results().reduce((first, second) -> second).orElseThrow().group(1);
	}

}
