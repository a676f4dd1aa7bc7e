package chat.maru.page;

import java.util.List;
import java.util.UUID;

import chat.maru.support.Browser;
import chat.maru.support.Guest;
import chat.maru.support.Maru;
import chat.maru.support.MaruTest;
import chat.maru.support.Members;
import chat.maru.support.Posts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** The administration pages, whose forms work without JavaScript. */
@MaruTest
class AdminPagesTests {

	@Autowired
	private Maru maru;

	@Autowired
	private JdbcClient jdbc;

	private Browser administrator;

	@BeforeEach
	void begin() {
		this.administrator = this.maru.browser();
		this.administrator.join("Keeper " + UUID.randomUUID().toString().substring(0, 8));
		this.administrator.choosePassword("tulip engine harvest");
		this.jdbc.sql("update account set role = 'administrator' where id = ?")
			.param(Posts.json(this.administrator.get("/api/me").body()).get("id").stringValue())
			.update();
	}

	@Test
	void aUserIsFoundBannedAndUnbanned() {
		Guest guest = this.maru.guest();
		String found = this.administrator.get("/admin/people?query=" + guest.name().substring(6)).body();
		assertThat(found).contains(guest.name(), "/admin/people/" + guest.id() + "/ban");
		assertThat(submit("/admin/people/" + guest.id() + "/ban", "days", "7", "reason", "=cmd()")).isEqualTo(302);
		assertThat(this.maru.http().get("/api/me", "Authorization", guest.bearer()).statusCode()).isEqualTo(403);
		String page = this.administrator.get("/admin/people").body();
		assertThat(page).contains(guest.name(), "=cmd()");
		String ban = page.substring(0, page.indexOf(guest.name()) + 2_000)
			.replaceAll("(?s).*" + guest.name() + ".*?/admin/people/bans/([^/]+)/lift.*", "$1");
		assertThat(submit("/admin/people/bans/" + ban + "/lift")).isEqualTo(302);
		assertThat(this.maru.http().get("/api/me", "Authorization", guest.bearer()).statusCode()).isEqualTo(200);
		assertThat(this.administrator.get("/admin/audit").body()).contains("Account banned", guest.name());
		String file = this.administrator.get("/admin/audit.csv").body();
		List<String> lines = file.lines().toList();
		assertThat(lines.get(0)).isEqualTo("id,at,action,actor,actor_name,subject,subject_name,room,room_name,detail");
		assertThat(file).contains(",account-banned,").contains("\"" + guest.name() + "\"");
	}

	@Test
	void detailsAreInTheLanguageOfThePage() {
		Guest guest = this.maru.guest();
		Guest member = Members.member(this.maru);
		this.administrator.submit("/admin", "/admin/invitations", "days", "7", "uses", "3");
		submit("/admin/people/" + guest.id() + "/ban", "reason", "for a test");
		submit("/admin/people/" + member.id() + "/role", "role", "administrator");
		submit("/admin/people/" + member.id() + "/role", "role", "member");
		submit("/admin/people/networks", "network", "203.0.113.0/24", "days", "1", "reason", "for a test");
		String page = this.administrator.get("/admin/audit?lang=ko").body();
		assertThat(page).contains("3번 더 쓸 수 있어요", "관리자", "무기한", "203.0.113.0/24")
			.containsPattern("<time\\s+datetime=\"[0-9TZ:.-]+\">[^<]*</time><span>까지</span>")
			.doesNotContain("uses=", "role=", "until=");
	}

	@Test
	void aRefusedChangeShowsWhyAndHasNoEffect() {
		Guest guest = this.maru.guest();
		assertThat(this.administrator
			.submit("/admin/people", "/admin/people/" + guest.id() + "/role", "role", "administrator")
			.body()).contains("Only members can become administrators.");
		assertThat(this.administrator.submit("/admin/people", "/admin/people/networks", "network", "nonsense").body())
			.contains("Enter an IP address", "value=\"nonsense\"");
		assertThat(this.administrator.submit("/admin/people", "/admin/people/bots", "name", guest.name()).statusCode())
			.isEqualTo(422);
		assertThat(this.administrator.submit("/admin/people", "/admin/people/nobody/ban").statusCode()).isEqualTo(422);
	}

	@Test
	void aBotsTokenIsShownOnce() {
		String name = "Bot " + UUID.randomUUID().toString().substring(0, 8);
		String page = this.administrator.submit("/admin/people", "/admin/people/bots", "name", name).body();
		String token = page.replaceAll("(?s).*id=\"token\"[^>]*value=\"([^\"]+)\".*", "$1");
		assertThat(this.maru.http().get("/api/me", "Authorization", "Bearer " + token).body()).contains(name, "bot");
		assertThat(this.administrator.get("/admin/people").body()).contains(name).doesNotContain(token);
	}

	@Test
	void otherUsersGet404() {
		Browser guest = this.maru.browser();
		guest.join("Guest " + UUID.randomUUID().toString().substring(0, 8));
		for (String path : List.of("/admin", "/admin/people", "/admin/audit", "/admin/audit.csv")) {
			assertThat(guest.get(path).statusCode()).as(path).isEqualTo(404);
			assertThat(this.maru.browser().get(path).statusCode()).as(path).isIn(302, 401);
		}
		String csrf = guest.csrf();
		assertThat(guest.form("/admin/people/bots", csrf, "name", "A bot").statusCode()).isEqualTo(404);
		assertThat(guest.form("/admin/people/networks", csrf, "network", "10.0.0.1").statusCode()).isEqualTo(404);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			plain        | "plain"
			say "hi"     | "say ""hi""\"
			=1+1         | "'=1+1"
			+1           | "'+1"
			-1           | "'-1"
			@sum         | "'@sum"
			＝1+1        | "'＝1+1"
			＋1          | "'＋1"
			－1          | "'－1"
			＠sum        | "'＠sum"
			a=b          | "a=b"
			""")
	void aFormulaIsWrittenAsText(String value, String field) {
		assertThat(AdminAuditController.field(value)).isEqualTo(field);
	}

	private int submit(String path, String... fields) {
		return this.administrator.submit("/admin/people", path, fields).statusCode();
	}

}
