package chat.maru.administration;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import chat.maru.account.Account;
import chat.maru.audit.AuditEntry;
import chat.maru.audit.AuditLog;
import chat.maru.presence.Presence;
import chat.maru.support.Browser;
import chat.maru.support.Guest;
import chat.maru.support.Maru;
import chat.maru.support.MaruTest;
import chat.maru.support.Members;
import chat.maru.support.Posts;
import chat.maru.support.StompFrame;
import chat.maru.support.StompSocket;
import chat.maru.support.Transport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/** A ban ends access at once, and at every entry point, until it is lifted. */
@MaruTest
class BanTests {

	private static final String PASSWORD = "tulip engine harvest";

	@Autowired
	private Maru maru;

	@Autowired
	private AuditLog audit;

	@Autowired
	private Presence presence;

	private Guest administrator;

	@BeforeEach
	void begin() {
		this.administrator = this.maru.administrator();
	}

	@ParameterizedTest
	@EnumSource
	void aBanClosesConnectionsAtOnce(Transport transport) {
		Guest guest = this.maru.guest();
		StompSocket goes = this.maru.socket(transport, guest);
		goes.subscribe("s", "/topic/chat");
		assertThat(ban("{\"account\":\"" + guest.id() + "\",\"days\":3}")).isEqualTo(204);
		this.maru.socket(Transport.NATIVE, this.administrator).post("lobby", "not for everyone");
		assertThat(goes.awaitClosed().getReason()).matches("account-banned \\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z");
		assertThat(goes.rest()).extracting(StompFrame::body).noneMatch((body) -> body.contains("not for everyone"));
		assertThat(this.maru.http().get("/api/me", "Authorization", guest.bearer()).statusCode()).isEqualTo(403);
		StompSocket again = this.maru.socket(transport);
		again.send("CONNECT", "", "accept-version:1.2", "Authorization:" + guest.bearer());
		assertThat(again.next("ERROR").header("code")).isEqualTo("account-banned");
		again.awaitClosed();
		assertThat(this.presence.snapshot(Integer.MAX_VALUE).some()).extracting(Account::id).doesNotContain(guest.id());
	}

	@Test
	void aBannedAccountCannotBecomeAdministrator() {
		Guest member = Members.member(this.maru);
		assertThat(ban(account(member.id()))).isEqualTo(204);
		assertThat(role(member, "administrator")).isEqualTo(409);
	}

	@Test
	void aBannedAccountCannotLogIn() {
		String name = "Member " + UUID.randomUUID().toString().substring(0, 8);
		Browser browser = this.maru.browser();
		browser.join(name);
		browser.choosePassword(PASSWORD);
		String id = Posts.json(browser.get("/api/me").body()).get("id").stringValue();
		assertThat(ban(account(id))).isEqualTo(204);
		assertThat(browser.get("/api/me").statusCode()).isIn(401, 403);
		Browser other = this.maru.browser();
		assertThat(other.logIn(name, PASSWORD).body()).contains("You have been banned");
		assertThat(other.get("/api/me").statusCode()).isEqualTo(401);
		// Without the password, nobody learns of the ban.
		assertThat(other.logIn(name, "not the password").body()).doesNotContain("You have been banned");
		String ban = bans().stream()
			.filter((it) -> id.equals(it.path("account").stringValue("")))
			.findFirst()
			.orElseThrow()
			.get("id")
			.stringValue();
		assertThat(lift(ban)).isEqualTo(204);
		assertThat(lift(ban)).isEqualTo(204);
		assertThat(this.maru.browser().logIn(name, PASSWORD).statusCode()).isEqualTo(302);
		assertThat(entries(id)).containsExactly("account-ban-lifted", "account-banned");
	}

	@Test
	void aLogInThatIsUnderWayIsNoWayAround() {
		for (int i = 0; i < 10; i++) {
			String name = "Member " + UUID.randomUUID().toString().substring(0, 13);
			Browser first = this.maru.browser();
			first.join(name);
			first.choosePassword(PASSWORD);
			String id = Posts.json(first.get("/api/me").body()).get("id").stringValue();
			Browser second = this.maru.browser();
			String csrf = second.csrf();
			CompletableFuture<Void> logIn = CompletableFuture
				.runAsync(() -> second.form("/login", csrf, "name", name, "password", PASSWORD));
			ban(account(id));
			logIn.join();
			assertThat(second.get("/api/me").statusCode()).isIn(401, 403);
		}
	}

	@Test
	void aNewBanTakesThePlaceOfTheOldOne() {
		Guest guest = this.maru.guest();
		assertThat(ban("{\"account\":\"" + guest.id() + "\",\"days\":3,\"reason\":\"first\"}")).isEqualTo(204);
		assertThat(ban("{\"account\":\"" + guest.id() + "\",\"reason\":\"second\"}")).isEqualTo(204);
		List<JsonNode> bans = bans().stream()
			.filter((ban) -> guest.id().equals(ban.path("account").stringValue("")))
			.toList();
		assertThat(bans).hasSize(1);
		assertThat(bans.get(0).get("reason").stringValue()).isEqualTo("second");
		assertThat(bans.get(0).has("expiresAt")).isFalse();
		assertThat(bans.get(0).get("name").stringValue()).isEqualTo(guest.name());
	}

	@Test
	void administratorsAreMadeMembersFirst() {
		Guest other = this.maru.administrator();
		assertThat(ban(account(other.id()))).isEqualTo(409);
		assertThat(ban(account(this.administrator.id()))).isEqualTo(409);
		assertThat(role(other, "member")).isEqualTo(204);
		assertThat(ban(account(other.id()))).isEqualTo(204);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "{\"account\":\"nobody\"}" })
	void aMissingAccountCannotBeBanned(String body) {
		assertThat(ban(body)).isEqualTo(404);
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"network\":\"\"", "\"network\":\"localhost\"", "\"network\":\"10.0.0.0/33\"",
			"\"network\":\"10.0.0\"", "\"network\":\"fe80::1/129\"", "\"network\":\"10.0.0.1\",\"days\":0",
			"\"network\":\"10.0.0.1\",\"days\":366", "\"network\":\"10.0.0.1\",\"reason\":\"a\\u0000b\"" })
	void anInvalidBanIsRefused(String fields) {
		assertThat(ban("{" + fields + "}")).isEqualTo(422);
	}

	@Test
	void anAdministratorCannotBanTheirOwnNetwork() {
		assertThat(ban("{\"network\":\"127.0.0.0/8\"}")).isEqualTo(409);
	}

	@Test
	void othersHaveNoSayInIt() {
		Guest guest = this.maru.guest();
		String bearer = guest.bearer();
		assertThat(this.maru.http()
			.postJson("/api/admin/bans", account(this.administrator.id()), "Authorization", bearer)
			.statusCode()).isEqualTo(403);
		assertThat(this.maru.http().get("/api/admin/bans", "Authorization", bearer).statusCode()).isEqualTo(403);
		assertThat(this.maru.http().delete("/api/admin/bans/x", "Authorization", bearer).statusCode()).isEqualTo(403);
		assertThat(this.maru.http().get("/api/admin/audit", "Authorization", bearer).statusCode()).isEqualTo(403);
		assertThat(this.maru.http()
			.postJson("/api/admin/bots", "{\"name\":\"A bot\"}", "Authorization", bearer)
			.statusCode()).isEqualTo(403);
		assertThat(this.maru.http()
			.putJson("/api/admin/accounts/" + guest.id() + "/role", "{\"role\":\"administrator\"}", "Authorization",
					bearer)
			.statusCode()).isEqualTo(403);
	}

	@Test
	void rolesCanBeChanged() {
		Guest guest = this.maru.guest();
		assertThat(role(guest, "administrator")).isEqualTo(422);
		Guest member = chat.maru.support.Members.member(this.maru);
		assertThat(role(member, "bot")).isEqualTo(422);
		assertThat(role(member, "king")).isEqualTo(422);
		assertThat(role(member, "administrator")).isEqualTo(204);
		assertThat(role(member, "administrator")).isEqualTo(204);
		assertThat(Posts.json(this.maru.http().get("/api/me", "Authorization", member.bearer()).body())
			.get("role")
			.stringValue()).isEqualTo("administrator");
		assertThat(role(member, "member")).isEqualTo(204);
		assertThat(entries(member.id())).containsExactly("role-changed", "role-changed");
	}

	@Test
	void aBotIsAProgramsAccount() {
		String name = "Bot " + UUID.randomUUID().toString().substring(0, 8);
		String body = "{\"name\":\"" + name + "\"}";
		JsonNode made = Posts.json(this.maru.http()
			.postJson("/api/admin/bots", body, "Authorization", this.administrator.bearer())
			.body());
		assertThat(this.maru.http()
			.postJson("/api/admin/bots", body, "Authorization", this.administrator.bearer())
			.statusCode()).isEqualTo(409);
		String bearer = "Bearer " + made.get("token").stringValue();
		JsonNode me = Posts.json(this.maru.http().get("/api/me", "Authorization", bearer).body());
		assertThat(me.get("role").stringValue()).isEqualTo("bot");
		assertThat(me.get("name").stringValue()).isEqualTo(name);
		Guest bot = new Guest(me.get("id").stringValue(), name, made.get("token").stringValue());
		this.maru.socket(Transport.NATIVE, bot).post("lobby", "I am a program");
		assertThat(this.maru.browser().logIn(name, "").body()).contains("Wrong name or password");
	}

	@Test
	void theAuditLogIsReadPageByPage() {
		Guest guest = this.maru.guest();
		for (int i = 0; i < 3; i++) {
			ban(account(guest.id()));
		}
		List<AuditEntry> all = this.audit.page(null, 2);
		assertThat(all).hasSize(2);
		JsonNode next = Posts.json(this.maru.http()
			.get("/api/admin/audit?limit=1&before=" + all.get(1).id(), "Authorization", this.administrator.bearer())
			.body());
		assertThat(next.get(0).get("id").longValue()).isLessThan(all.get(1).id());
		assertThat(next.get(0).get("actorName").stringValue()).isEqualTo(this.administrator.name());
		assertThat(next.get(0).get("subjectName").stringValue()).isEqualTo(guest.name());
		for (String wrong : List.of("limit=0", "limit=1001", "before=0", "before=x")) {
			assertThat(this.maru.http()
				.get("/api/admin/audit?" + wrong, "Authorization", this.administrator.bearer())
				.statusCode()).isEqualTo(400);
		}
	}

	private List<String> entries(String subject) {
		return this.audit.page(null, 1_000)
			.stream()
			.filter((entry) -> subject.equals(entry.subject()))
			.map((entry) -> entry.action().code())
			.toList();
	}

	private static String account(String id) {
		return "{\"account\":\"" + id + "\",\"reason\":\"for a test\"}";
	}

	private int ban(String body) {
		return this.maru.http()
			.postJson("/api/admin/bans", body, "Authorization", this.administrator.bearer())
			.statusCode();
	}

	private int lift(String id) {
		return this.maru.http()
			.delete("/api/admin/bans/" + id, "Authorization", this.administrator.bearer())
			.statusCode();
	}

	private List<JsonNode> bans() {
		return Posts.json(this.maru.http().get("/api/admin/bans", "Authorization", this.administrator.bearer()).body())
			.valueStream()
			.toList();
	}

	private int role(Guest guest, String role) {
		return this.maru.http()
			.putJson("/api/admin/accounts/" + guest.id() + "/role", "{\"role\":\"" + role + "\"}", "Authorization",
					this.administrator.bearer())
			.statusCode();
	}

}
