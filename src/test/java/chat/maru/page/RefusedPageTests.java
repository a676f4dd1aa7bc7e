package chat.maru.page;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

import chat.maru.support.Browser;
import chat.maru.support.Guest;
import chat.maru.support.Maru;
import chat.maru.support.MaruTest;
import chat.maru.support.Members;
import chat.maru.support.Posts;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** The message on a page for a user who is refused, and its place. */
@MaruTest
class RefusedPageTests {

	@Autowired
	private Maru maru;

	@Autowired
	private JdbcClient jdbc;

	@Test
	void aBannedUserGetsAPageAndNoRedirectLoop() {
		Guest guest = this.maru.guest();
		this.maru.http()
			.postJson("/api/admin/bans", "{\"account\":\"" + guest.id() + "\"}", "Authorization",
					this.maru.administrator().bearer());
		HttpResponse<String> page = this.maru.http()
			.get("/rooms", "Accept", "text/html", "Authorization", guest.bearer());
		assertThat(page.statusCode()).isEqualTo(403);
		assertThat(page.body())
			.contains("You have been banned from this server", "Please ask the people who run this server.")
			.doesNotContain("out of date", "class=\"button\"");
		// A form of an outdated page still leads back to the chat.
		assertThat(this.maru.browser().form("/join", "wrong", "name", "Minji").body()).contains("out of date",
				"class=\"button\"");
	}

	@Test
	void aRefusedJoinIsReportedAboveTheRooms() {
		String room = Members.room(this.maru, Members.member(this.maru),
				"Room " + UUID.randomUUID().toString().substring(0, 8), "public");
		Browser browser = browser();
		fillRooms(browser);
		HttpResponse<String> page = browser.submit("/rooms", "/rooms/" + room + "/join");
		assertThat(page.statusCode()).isEqualTo(422);
		assertThat(page.body()).contains("id=\"join-error\"", "You are in 500 rooms").doesNotContain("create-error");
	}

	@Test
	void aRefusedNewRoomIsReportedAtItsForm() {
		Browser browser = browser().choosePassword("tulip engine harvest");
		HttpResponse<String> page = browser.submit("/rooms", "/rooms", "name", "A room", "kind", "secret");
		assertThat(page.statusCode()).isEqualTo(422);
		assertThat(page.body()).contains("id=\"create-error\"").doesNotContain("join-error");
	}

	@Test
	void browsersGetErrorPagesAndProgramsGetProblems() {
		Browser browser = this.maru.browser();
		browser.join("Guest " + UUID.randomUUID().toString().substring(0, 8));
		for (HttpResponse<String> page : List.of(browser.get("/rooms/lobby/archived", "Accept", "text/html"),
				browser.submit("/account", "/rooms/lobby/archived"),
				browser.submit("/account", "/rooms/lobby/archived", "archived", "perhaps"))) {
			assertThat(page.statusCode()).isIn(400, 405);
			assertThat(page.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
			assertThat(page.body()).contains("Something went wrong");
		}
		HttpResponse<String> problem = browser.get("/rooms/lobby/archived", "Accept", "application/json");
		assertThat(problem.statusCode()).isEqualTo(405);
		assertThat(problem.headers().firstValue("Allow")).hasValue("POST");
		assertThat(Posts.json(problem.body()).get("status").intValue()).isEqualTo(405);
	}

	@Test
	void anExpiredPhoneCodeIsNotCalledAnInvitation() {
		assertThat(this.maru.browser().get("/phone/nothing").body()).contains("Show a new one on your account page.")
			.doesNotContain("Please ask for a new one.");
	}

	@Test
	void aRefusedFormKeepsItsInputAndFocusesTheInvalidField() {
		Browser owner = browser().choosePassword("tulip engine harvest");
		String room = owner
			.submit("/rooms", "/rooms", "name", "Room " + UUID.randomUUID().toString().substring(0, 8), "kind",
					"private")
			.headers()
			.firstValue("Location")
			.orElseThrow()
			.replaceAll(".*/rooms/", "/rooms/");
		String about = room + "/about";
		assertWrong(owner.submit(about, about, "name", " ", "topic", "What grows"), "name").contains("What grows");
		assertWrong(owner.submit(about, about, "name", "A new name", "topic", "x".repeat(201)), "topic")
			.contains("value=\"A new name\"", "x".repeat(201));
		assertWrong(owner.submit(about, room + "/invitations", "uses", "2000", "days", "12"), "uses")
			.contains("value=\"2000\"", "value=\"12\"");
		assertWrong(owner.submit(about, room + "/members", "name", "nobody of this name"), "member-name");
		assertWrong(owner.submit("/account", "/account/password", "present", "wrong", "chosen", "other words here"),
				"present");
		assertWrong(owner.submit("/account", "/account/password", "present", "tulip engine harvest", "chosen", "short"),
				"chosen");
		assertWrong(owner.submit("/account", "/account/name", "name", " "), "own-name");
		assertWrong(owner.submit("/account", "/account/delete", "present", "wrong"), "delete-present");
		assertWrong(owner.submit("/account", "/account/tokens", "name", " "), "token-name");
		assertWrong(owner.submit("/rooms", "/rooms", "name", " ", "kind", "public"), "name");
		assertThat(owner.get("/account?done=name").body()).containsPattern("account-done\"[^>]* autofocus");
		assertThat(owner.submit("/account/tokens", "/account/tokens", "name", "backup").body())
			.containsPattern("id=\"token\"[^>]* autofocus");
	}

	@Test
	void theFormsForJoiningMarkTheInvalidFieldToo() {
		String name = "Member " + UUID.randomUUID().toString().substring(0, 8);
		Browser member = this.maru.browser();
		member.join(name);
		member.choosePassword("tulip engine harvest");
		assertMarked(this.maru.browser().logIn(name, "another one entirely"), "password");
		assertMarked(this.maru.browser().logIn(" ", "another one entirely"), "name");
		assertMarked(this.maru.browser().submit("/", "/join", "name", name), "name");
		this.jdbc.sql("update account set role = 'administrator' where name = ?").param(name).update();
		assertWrong(member.submit("/admin/access", "/admin/invitations", "days", "7", "uses", "1001"), "uses")
			.contains("1 to 1,000 people");
		String invitation = Pattern.compile("/invite/[\\w-]{43}")
			.matcher(member.submit("/admin/access", "/admin/invitations", "days", "7", "uses", "1").body())
			.results()
			.findFirst()
			.orElseThrow()
			.group();
		Browser invited = this.maru.browser();
		assertMarked(invited.submit(invitation, invitation, "name", name, "password", "tulip engine harvest"), "name");
		assertMarked(invited.submit(invitation, invitation, "name", name + " II", "password", "short"), "password");
		String door = this.maru.browser().get("/?refused=account-banned").body();
		assertThat(door).contains("You have been banned from this server.").doesNotContain("aria-invalid");
	}

	private static void assertMarked(HttpResponse<String> page, String field) {
		assertThat(page.statusCode()).isEqualTo(422);
		assertThat(page.body().split("\\sautofocus", -1)).as("the page's autofocus").hasSize(2);
		assertThat(page.body()).containsPattern("<input[^>]* id=\"" + field + "\"[^>]* autofocus")
			.containsPattern("<input[^>]* id=\"" + field + "\"[^>]* aria-invalid=\"true\"")
			.containsPattern("<input[^>]* id=\"" + field + "\"[^>]* aria-describedby=\"[\\w-]*-error");
	}

	@Test
	void administratorsReturnToTheFormThatTheyUsed() {
		Browser administrator = browser().choosePassword("tulip engine harvest");
		this.jdbc.sql("update account set role = 'administrator' where id = ?")
			.param(Posts.json(administrator.get("/api/me").body()).get("id").stringValue())
			.update();
		assertWrong(administrator.submit("/admin/bans", "/admin/bans", "network", "nonsense", "days", "30", "reason",
				"for a test"), "network")
			.contains("for a test")
			.containsPattern("value=\"30\" selected");
		assertWrong(administrator.submit("/admin/bans", "/admin/bans", "network", "192.0.2.0/30", "days", "", "reason",
				"x".repeat(201)), "network-reason")
			.containsPattern("value=\"\" selected");
		assertWrong(administrator.submit("/rooms/lobby/about", "/rooms/lobby/silences", "name", "nobody of this name",
				"minutes", "1440"), "silence-name")
			.containsPattern("value=\"1440\" selected");
		Guest guest = this.maru.guest();
		HttpResponse<String> banned = administrator.submit("/admin/people", "/admin/people/" + guest.id() + "/ban",
				"query", guest.name() + " & {x}", "reason", "");
		assertThat(administrator.follow(banned).body()).contains("value=\"" + guest.name() + " &amp; {x}\"");
	}

	/** The invalid field has the focus, and the title names the problem. */
	private static AbstractStringAssert<?> assertWrong(HttpResponse<String> page, String field) {
		assertThat(page.statusCode()).isEqualTo(422);
		assertThat(page.body().split("\\sautofocus", -1)).as("the page's autofocus").hasSize(2);
		return assertThat(page.body()).contains("<title>Please check your input")
			.containsPattern("<(input|select)[^>]* id=\"" + field
					+ "\"[^>]* aria-invalid=\"true\"[^>]* autofocus=\"autofocus\"");
	}

	private void fillRooms(Browser browser) {
		String id = Posts.json(browser.get("/api/me").body()).get("id").stringValue();
		String many = "with recursive n(i) as (select 1 union all select i + 1 from n where i < 500) ";
		this.jdbc
			.sql("insert into room (id, name, name_key, created_at) " + many
					+ "select ? || '-' || i, 'A room', 'a room', 0 from n")
			.param(id)
			.update();
		this.jdbc
			.sql("insert into membership (room_id, account_id, role, joined_at) " + many
					+ "select ? || '-' || i, ?, 'member', 0 from n")
			.params(id, id)
			.update();
	}

	private Browser browser() {
		Browser browser = this.maru.browser();
		browser.join("Guest " + UUID.randomUUID().toString().substring(0, 8));
		return browser;
	}

}
