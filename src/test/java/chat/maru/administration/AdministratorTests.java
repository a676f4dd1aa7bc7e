package chat.maru.administration;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import chat.maru.support.Browser;
import chat.maru.support.Maru;
import chat.maru.support.Posts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static chat.maru.administration.NewServer.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

/** Access to the server, invitations, and the only administrator. */
@ExtendWith(OutputCaptureExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
class AdministratorTests {

	private static final Pattern INVITATION = Pattern.compile("value=\"http://localhost:\\d+(/invite/[\\w-]+)\"");

	private NewServer server;

	private Browser administrator;

	@BeforeAll
	void start(@TempDir Path data, CapturedOutput output) {
		this.server = new NewServer(data);
		this.administrator = this.server.administrator(output);
	}

	@AfterAll
	void stop() {
		this.server.close();
	}

	@AfterEach
	void letEveryoneIn() {
		set("OPEN");
	}

	@Test
	void onlyAdministratorsCanOpenTheirPages() {
		Browser member = maru().browser();
		member.join("A member");
		member.choosePassword(PASSWORD);
		String csrf = member.csrf();
		assertThat(member.get("/admin").statusCode()).isEqualTo(404);
		assertThat(member.form("/admin/access", csrf, "access", "INVITE").statusCode()).isEqualTo(404);
		assertThat(member.form("/admin/invitations", csrf, "days", "1", "uses", "1").statusCode()).isEqualTo(404);
		assertThat(member.form("/admin/invitations/x/revoke", csrf).statusCode()).isEqualTo(404);
		assertThat(maru().http().get("/admin", "Accept", "text/html").statusCode()).isEqualTo(302);
		assertThat(maru().http().postJson("/api/guests", "{\"name\":\"Still\"}").statusCode()).isEqualTo(201);
	}

	@Test
	void accessChangesWhileTheServerRunsAndSurvivesARestart() {
		Browser visitor = maru().browser();
		assertThat(visitor.get("/").body()).contains("action=\"/join\"");
		set("MEMBERS");
		assertThat(visitor.get("/").body()).contains("action=\"/signup\"");
		assertThat(visitor.join("A guest").statusCode()).isEqualTo(422);
		assertThat(maru().http().postJson("/api/guests", "{\"name\":\"A guest\"}").statusCode()).isEqualTo(403);
		assertThat(visitor.submit("/", "/signup", "name", "Ben", "password", "12345678").statusCode()).isEqualTo(422);
		assertThat(visitor.submit("/", "/signup", "name", "Ben", "password", PASSWORD).statusCode()).isEqualTo(302);
		assertThat(Posts.json(visitor.get("/api/me").body()).get("role").stringValue()).isEqualTo("member");
		set("INVITE");
		this.server.restart();
		this.administrator = this.administrator.at(maru().url());
		Browser later = maru().browser();
		assertThat(later.get("/").statusCode()).isEqualTo(302);
		assertThat(later.submit("/login", "/signup", "name", "Amira", "password", PASSWORD).statusCode())
			.isEqualTo(422);
		assertThat(visitor.at(maru().url()).get("/api/me").statusCode()).isEqualTo(200);
	}

	@Test
	void anInvitationIsValidForItsNumberOfPeople() {
		set("INVITE");
		String link = invitation(2);
		assertThat(this.administrator.get("/admin/access").body()).doesNotContain(link);
		assertThat(accept(link, "Dana", "short").statusCode()).isEqualTo(422);
		List<CompletableFuture<Integer>> answers = IntStream.range(0, 4)
			.mapToObj((i) -> CompletableFuture.supplyAsync(() -> accept(link, "Dana " + i, PASSWORD).statusCode()))
			.toList();
		assertThat(answers).extracting(CompletableFuture::join).containsExactlyInAnyOrder(302, 302, 422, 422);
		assertThat(maru().http().get(link).statusCode()).isEqualTo(404);
		assertThat(maru().http().get("/invite/unknown").statusCode()).isEqualTo(404);
	}

	@Test
	void aRevokedInvitationIsInvalid() {
		String link = invitation(5);
		Matcher revoke = Pattern.compile("action=\"(/admin/invitations/[^\"]+/revoke)\"")
			.matcher(this.administrator.get("/admin/access").body());
		assertThat(revoke.find()).isTrue();
		assertThat(this.administrator.submit("/admin/access", revoke.group(1)).statusCode()).isEqualTo(302);
		assertThat(maru().http().get(link).statusCode()).isEqualTo(404);
		assertThat(accept(link, "Sora", PASSWORD).statusCode()).isEqualTo(422);
	}

	@Test
	void anInvitationOutsideTheBoundsIsRefused() {
		String csrf = this.administrator.csrf();
		for (String[] wrong : new String[][] { { "0", "1" }, { "31", "1" }, { "1", "0" }, { "1", "1001" },
				{ "", "" } }) {
			assertThat(this.administrator.form("/admin/invitations", csrf, "days", wrong[0], "uses", wrong[1])
				.statusCode()).isEqualTo(422);
		}
		assertThat(this.administrator.form("/admin/invitations", csrf, "days", "x", "uses", "1").statusCode())
			.isEqualTo(400);
		assertThat(this.administrator.form("/admin/access", csrf, "access", "nobody").statusCode()).isEqualTo(400);
	}

	@Test
	void theOnlyAdministratorCannotLeave() {
		assertThat(this.administrator.submit("/account", "/account/delete", "present", PASSWORD).statusCode())
			.isEqualTo(422);
		String own = Posts.json(this.administrator.get("/api/me").body()).get("id").stringValue();
		assertThat(this.administrator.submit("/admin/access", "/admin/people/" + own + "/role", "role", "member")
			.statusCode()).isEqualTo(422);
		assertThat(this.administrator.get("/admin").statusCode()).isEqualTo(200);
	}

	private Maru maru() {
		return this.server.maru();
	}

	private HttpResponse<String> accept(String link, String name, String password) {
		Browser browser = maru().browser();
		return browser.submit("/login", link, "name", name, "password", password);
	}

	private String invitation(int uses) {
		String page = this.administrator
			.submit("/admin/access", "/admin/invitations", "days", "7", "uses", String.valueOf(uses))
			.body();
		Matcher link = INVITATION.matcher(page);
		assertThat(link.find()).as(page).isTrue();
		return link.group(1);
	}

	private void set(String access) {
		assertThat(this.administrator.submit("/admin/access", "/admin/access", "access", access).statusCode())
			.isEqualTo(302);
	}

}
