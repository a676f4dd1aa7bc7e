package chat.maru.page;

import java.net.http.HttpResponse;
import java.util.UUID;

import chat.maru.account.Account;
import chat.maru.session.PhoneLinks;
import chat.maru.support.Browser;
import chat.maru.support.Guest;
import chat.maru.support.Maru;
import chat.maru.support.MaruTest;
import chat.maru.support.Members;
import chat.maru.support.Posts;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A link opens its page also if the user must log in first, and the link back leads to
 * the last room.
 */
@MaruTest
class RequestedPageTests {

	@Autowired
	private Maru maru;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private PhoneLinks phones;

	@Test
	void everyWayOfLoggingInLeadsToTheRequestedPage() {
		Guest owner = Members.member(this.maru);
		String link = "/rooms/" + Members.room(this.maru, owner, "Linked " + part(), "public");
		assertLeads(open(link).join("Visitor " + part()), link);
		assertLeads(open(link + "/1").join("Visitor " + part()), link + "/1");
		Browser member = member();
		String name = Posts.json(member.get("/api/me").body()).get("name").stringValue();
		Browser visitor = open(link);
		assertLeads(visitor.logIn(name, "a wrong password"), null);
		assertLeads(visitor.logIn(name, Members.PASSWORD), link);
		assertLeads(visitor.submit("/", "/login", "name", name, "password", Members.PASSWORD), "/");
		Account account = new Account(Posts.json(member.get("/api/me").body()).get("id").stringValue(), name);
		String phone = "/phone/" + this.phones.make(account, member.session());
		assertLeads(open(link).submit(phone, phone), link);
		String invitation = invitation(administrator());
		assertLeads(open("/rooms?query=%ED%95%9C&x=1").submit(invitation, invitation, "name", "Visitor " + part(),
				"password", Members.PASSWORD), "/rooms?query=%ED%95%9C&x=1");
		assertLeads(open("/account").logIn(name, Members.PASSWORD), "/account");
	}

	@Test
	void aRoomInvitationOpensAgainAfterLoggingIn() {
		Guest owner = Members.member(this.maru);
		String room = Members.room(this.maru, owner, "Invited " + part(), "private");
		String secret = Posts
			.json(this.maru.http()
				.postJson("/api/rooms/" + room + "/invitations", "{\"days\":1,\"uses\":2}", "Authorization",
						owner.bearer())
				.body())
			.get("url")
			.stringValue()
			.replaceAll(".*/", "");
		String name = Posts.json(member().get("/api/me").body()).get("name").stringValue();
		String link = "/invite/room/" + secret;
		Browser browser = this.maru.browser();
		browser.get(link);
		assertLeads(browser.logIn(name, Members.PASSWORD), link);
		assertLeads(browser.submit(link, link), "/rooms/" + room);
		Browser guest = this.maru.browser();
		assertLeads(guest.submit(link, link, "name", "Visitor " + part()), "/rooms/" + room);
		assertThat(guest.handshake().getFirst("Cookie")).doesNotContain("maru-page=/");
	}

	@ParameterizedTest
	@ValueSource(strings = { "//evil.example", "/\\evil.example", "https://evil.example/rooms/x",
			"/rooms//evil.example", "/rooms/x@evil.example", "/rooms/x:8080", "/api/me", "/logout", "/rooms/{x}",
			"/rooms/x#y", "rooms/x", "", "/rooms/%0d%0aSet-Cookie:x" })
	void aPathOutsideThePagesLeadsToTheChat(String path) {
		String name = Posts.json(member().get("/api/me").body()).get("name").stringValue();
		Browser browser = this.maru.browser();
		String csrf = browser.csrf("/login");
		HttpResponse<String> answer = this.maru.http()
			.post("/login",
					"_csrf=" + csrf + "&name=" + name.replace(' ', '+') + "&password="
							+ Members.PASSWORD.replace(' ', '+'),
					"Cookie", "XSRF-TOKEN=" + browser.cookie("XSRF-TOKEN").getValue() + "; maru-page=" + path,
					"Content-Type", "application/x-www-form-urlencoded");
		assertLeads(answer, "/");
	}

	@Test
	void aLinkToAPublicRoomLeadsNonMembersToTheDirectory() {
		Guest owner = Members.member(this.maru);
		String name = "Öffentlich & more " + part();
		String room = Members.room(this.maru, owner, name, "public");
		Browser browser = member();
		HttpResponse<String> answer = browser.get("/rooms/" + room);
		assertThat(answer.statusCode()).isEqualTo(302);
		assertThat(browser.follow(answer).body()).contains("/rooms/" + room + "/join");
		String hidden = Members.room(this.maru, owner, "Hidden " + part(), "private");
		assertThat(browser.get("/rooms/" + hidden).statusCode()).isEqualTo(404);
		assertThat(browser.get("/rooms/nothing").statusCode()).isEqualTo(404);
	}

	@Test
	void theLinkBackLeadsToTheLastRoom() {
		Browser member = administrator();
		String room = room(member);
		assertBack(member.get("/account").body(), "/");
		String about = room + "/about";
		assertBack(member.get(about).body(), room);
		for (String page : new String[] { "/account", "/admin", "/rooms", about, "/rooms/lobby/about" }) {
			assertBack(member.get(page, "Referer", this.maru.url() + room).body(), room);
			assertBack(member.get("/rooms").body(), room);
			assertBack(member.submit("/account", "/account/name", "name", " ").body(), room);
			assertBack(member.get(page, "Referer", this.maru.url() + "/").body(), "/");
			assertBack(member.get("/rooms").body(), "/");
		}
		member.get("/account", "Referer", this.maru.url() + room);
		member.submit(about, room + "/leave");
		assertBack(member.get("/account").body(), "/");
		for (String referer : new String[] { "https://evil.example//evil", ":", this.maru.url() + "/rooms/nothing" }) {
			assertBack(member.get("/account", "Referer", referer).body(), "/");
		}
	}

	private static void assertBack(String page, String path) {
		assertThat(page).containsPattern("<a class=\"control\" href=\"" + path + "\">(?s:.*?)Back to the chat");
	}

	/** A logged-out browser that has opened a link. */
	private Browser open(String link) {
		Browser browser = this.maru.browser();
		HttpResponse<String> door = browser.get(link, "Accept", "text/html");
		assertThat(door.statusCode()).isEqualTo(302);
		assertThat(browser.follow(door).body()).contains("/join");
		return browser;
	}

	/** Null for no redirect. */
	private void assertLeads(HttpResponse<String> answer, @Nullable String path) {
		assertThat(answer.headers().firstValue("Location").map((to) -> to.replace(this.maru.url(), "")).orElse(null))
			.isEqualTo(path);
	}

	private Browser member() {
		Browser browser = this.maru.browser();
		browser.join("Member " + part());
		return browser.choosePassword(Members.PASSWORD);
	}

	private Browser administrator() {
		Browser browser = member();
		this.jdbc.sql("update account set role = 'administrator' where id = ?")
			.param(Posts.json(browser.get("/api/me").body()).get("id").stringValue())
			.update();
		return browser;
	}

	private String room(Browser owner) {
		return owner.submit("/rooms", "/rooms", "name", "Room " + part(), "kind", "private")
			.headers()
			.firstValue("Location")
			.orElseThrow()
			.replace(this.maru.url(), "");
	}

	private String invitation(Browser administrator) {
		String page = administrator.submit("/admin/access", "/admin/invitations", "days", "7", "uses", "1").body();
		return page.replaceAll("(?s).*id=\"link\"[^>]*value=\"" + this.maru.url() + "([^\"]+)\".*", "$1");
	}

	private static String part() {
		return UUID.randomUUID().toString().substring(0, 8);
	}

}
