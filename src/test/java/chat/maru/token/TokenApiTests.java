package chat.maru.token;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;

import chat.maru.account.Secret;
import chat.maru.support.Guest;
import chat.maru.support.Maru;
import chat.maru.support.MaruTest;
import chat.maru.support.Members;
import chat.maru.support.Posts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** Tokens for programs: named, shown once, stored hashed, revocable. */
@MaruTest
class TokenApiTests {

	@Autowired
	private Maru maru;

	@Autowired
	private JdbcClient jdbc;

	@Test
	void aTokenIsValidUntilItIsRevoked() {
		Guest member = member();
		JsonNode issued = issue(member, "Backup");
		String bearer = "Bearer " + issued.get("token").stringValue();
		assertThat(id("Authorization", bearer)).isEqualTo(member.id());
		assertThat(this.maru.http()
			.delete("/api/tokens/" + issued.get("id").stringValue(), "Authorization", member.bearer())
			.statusCode()).isEqualTo(204);
		assertThat(this.maru.http().get("/api/me", "Authorization", bearer).statusCode()).isEqualTo(401);
		assertThat(this.maru.http()
			.delete("/api/tokens/" + issued.get("id").stringValue(), "Authorization", member.bearer())
			.statusCode()).isEqualTo(404);
	}

	@Test
	void aTokenIsShownOnceAndNeverStored() {
		Guest member = member();
		JsonNode issued = issue(member, "Backup");
		String list = this.maru.http().get("/api/tokens", "Authorization", member.bearer()).body();
		assertThat(list).contains("Backup", issued.get("id").stringValue())
			.doesNotContain(issued.get("token").stringValue());
		byte[] stored = this.jdbc.sql("select hash from access_token where account_id = ? and name = 'Backup'")
			.param(member.id())
			.query((row, number) -> row.getBytes("hash"))
			.single();
		assertThat(stored).isEqualTo(Secret.hash(issued.get("token").stringValue()));
	}

	@Test
	void aTokenOfADeletedAccountIsInvalid() {
		Guest guest = this.maru.guest();
		this.jdbc.sql("update account set role = 'deleted' where id = ?").param(guest.id()).update();
		assertThat(this.maru.http().get("/api/me", "Authorization", guest.bearer()).statusCode()).isEqualTo(401);
	}

	@Test
	void anotherAccountsTokenCannotBeRevoked() {
		JsonNode issued = issue(member(), "Backup");
		assertThat(this.maru.http()
			.delete("/api/tokens/" + issued.get("id").stringValue(), "Authorization", member().bearer())
			.statusCode()).isEqualTo(404);
		assertThat(this.maru.http()
			.get("/api/me", "Authorization", "Bearer " + issued.get("token").stringValue())
			.statusCode()).isEqualTo(200);
	}

	@Test
	void aGuestCannotCreateTokens() {
		assertThat(this.maru.http()
			.postJson("/api/tokens", "{\"name\":\"x\"}", "Authorization", this.maru.guest().bearer())
			.statusCode()).isEqualTo(403);
		assertThat(this.maru.http().postJson("/api/tokens", "{\"name\":\"x\"}").statusCode()).isIn(401, 403);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "{\"name\":\"\"}", "{\"name\":\" \"}",
			"{\"name\":\"01234567890123456789012345678901234567890\"}" })
	void aTokenNeedsAName(String body) {
		assertThat(this.maru.http().postJson("/api/tokens", body, "Authorization", member().bearer()).statusCode())
			.isEqualTo(422);
	}

	@Test
	void theNumberOfTokensIsLimited() {
		Guest member = member();
		// The one it came with is among the fifty.
		for (int i = 0; i < 49; i++) {
			issue(member, "Token " + i);
		}
		assertThat(this.maru.http()
			.postJson("/api/tokens", "{\"name\":\"x\"}", "Authorization", member.bearer())
			.statusCode()).isEqualTo(409);
	}

	@Test
	void aNamedTokenCannotDoEverything() {
		Guest member = member();
		String bearer = "Bearer " + issue(member, "Backup").get("token").stringValue();
		assertNotEnough(this.maru.http().postJson("/api/tokens", "{\"name\":\"x\"}", "Authorization", bearer));
		assertNotEnough(this.maru.http()
			.putJson("/api/me/password",
					"{\"present\":\"" + Members.PASSWORD + "\",\"chosen\":\"window river seventeen\"}", "Authorization",
					bearer));
		assertThat(this.maru.browser().logIn(member.name(), Members.PASSWORD).statusCode()).isEqualTo(302);
		assertThat(Posts.json(this.maru.http().get("/api/tokens", "Authorization", bearer).body())).hasSize(2);
	}

	@Test
	void aBotCannotSetAPasswordOrCreateTokens() {
		String name = "Program " + UUID.randomUUID().toString().substring(0, 8);
		String bearer = "Bearer " + Posts
			.json(this.maru.http()
				.postJson("/api/admin/bots", "{\"name\":\"" + name + "\"}", "Authorization",
						this.maru.administrator().bearer())
				.body())
			.get("token")
			.stringValue();
		assertNotEnough(this.maru.http()
			.putJson("/api/me/password", "{\"chosen\":\"window river seventeen\"}", "Authorization", bearer));
		assertNotEnough(this.maru.http().postJson("/api/tokens", "{\"name\":\"x\"}", "Authorization", bearer));
		assertThat(this.maru.browser().logIn(name, "window river seventeen").statusCode()).isEqualTo(422);
	}

	@ParameterizedTest
	@CsvSource({ "GET,/account", "POST,/account/password", "POST,/account/tokens", "POST,/account/phone",
			"POST,/account/passkeys/options", "POST,/account/sessions/end-others", "POST,/account/delete", "GET,/admin",
			"POST,/admin/invitations", "GET,/admin/people", "POST,/admin/bots", "POST,/admin/bans", "GET,/admin/rooms",
			"GET,/admin/audit.csv" })
	void noTokenOpensAPageForBrowsers(String method, String path) {
		Guest administrator = this.maru.administrator();
		String named = "Bearer " + issue(administrator, "Backup").get("token").stringValue();
		for (String bearer : List.of(named, administrator.bearer())) {
			for (String type : List.of("text/html", "application/json")) {
				assertThat(this.maru.http()
					.send(method, path, "", "Authorization", bearer, "Accept", type, "Content-Type",
							"application/x-www-form-urlencoded")
					.statusCode()).isEqualTo(403);
			}
		}
	}

	private static void assertNotEnough(HttpResponse<String> answer) {
		assertThat(answer.statusCode()).isEqualTo(403);
		assertThat(Posts.json(answer.body()).get("code").stringValue()).isEqualTo("token-not-enough");
	}

	private String id(String... headers) {
		return Posts.json(this.maru.http().get("/api/me", headers).body()).get("id").stringValue();
	}

	private JsonNode issue(Guest member, String name) {
		return Posts.json(this.maru.http()
			.postJson("/api/tokens", "{\"name\":\"" + name + "\"}", "Authorization", member.bearer())
			.body());
	}

	private Guest member() {
		Guest guest = this.maru.guest();
		assertThat(this.maru.http()
			.putJson("/api/me/password", "{\"chosen\":\"tulip engine harvest\"}", "Authorization", guest.bearer())
			.statusCode()).isEqualTo(204);
		return guest;
	}

}
