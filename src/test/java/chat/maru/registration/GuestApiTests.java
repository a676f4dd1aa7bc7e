package chat.maru.registration;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import chat.maru.support.Browser;
import chat.maru.support.Guest;
import chat.maru.support.Maru;
import chat.maru.support.MaruTest;
import chat.maru.support.Posts;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** Guests over HTTP. */
@MaruTest
class GuestApiTests {

	@Autowired
	private Maru maru;

	@Test
	void aGuestGetsATokenAndIsKnownByIt() {
		Guest guest = this.maru.guest();
		assertThat(guest.token()).hasSizeGreaterThanOrEqualTo(43);
		JsonNode me = Posts.json(this.maru.http().get("/api/me", "Authorization", guest.bearer()).body());
		assertThat(me).isEqualTo(
				Posts.json("{\"id\":\"%s\",\"name\":\"%s\",\"role\":\"guest\"}".formatted(guest.id(), guest.name())));
	}

	@Test
	void aNameThatIsTakenIsRefusedInWhateverLetters() {
		this.maru.guest("Straßenkönig ΟΔΟΣ 마루 fi");
		for (String name : List.of("STRASSENKÖNIG οδος 마루 FI", "strassenko\u0308nig οδοσ 마루 ﬁ",
				"  Straßenkönig   ΟΔΟΣ 마루 ｆｉ ", "Straßen\u200dkönig ΟΔΟΣ \u1106\u1161\u1105\u116e fi")) {
			problem(guest(Map.of("name", name)), 409, "name-taken");
		}
	}

	@Test
	void aNameThatLooksLikeAnothersIsRefused() {
		String name = "Sasha " + UUID.randomUUID().toString().substring(0, 13);
		this.maru.guest(name);
		for (String other : List.of(name.replace('a', 'а'), name.toUpperCase(Locale.ROOT).replace('A', 'Α'),
				name + "\ud834\udd59", name + " \ufffc", "\u115f" + name, name.replace("Sasha", "Sаshа"))) {
			problem(guest(Map.of("name", other)), 409, "name-taken");
		}
		assertThat(guest(Map.of("name", name.replace("Sasha", "Masha"))).statusCode()).isEqualTo(201);
	}

	@Test
	void theNameOfADeletedAccountThatLookedLikeAnotherIsFree() {
		String name = "Vera " + UUID.randomUUID().toString().substring(0, 13);
		Browser browser = this.maru.browser();
		browser.join(name);
		problem(guest(Map.of("name", name.replace('e', 'е'))), 409, "name-taken");
		browser.submit("/account", "/account/delete");
		assertThat(guest(Map.of("name", name.replace('e', 'е'))).statusCode()).isEqualTo(201);
	}

	@ParameterizedTest
	@ValueSource(strings = { "Deleted account", "삭제된 계정", "Deletеd account", "Administrator", "관리자", "Аdmin", "Bot" })
	void aWordThatThePagesUseForPeopleIsNoName(String name) {
		problem(guest(Map.of("name", name)), 422, "name-reserved");
	}

	@ParameterizedTest
	@CsvSource({ "'', name-blank", "' ', name-blank", "\u200d, name-blank", "\u3164, name-blank",
			"\ud834\udd59, name-blank", "\ufffc\u2800, name-blank", "a\u202eb, name-characters",
			"a\u2066b, name-characters", "a\u0007b, name-characters",
			"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, name-too-long" })
	void aNameThatIsNoneIsRefused(String name, String code) {
		problem(guest(Map.of("name", name)), 422, code);
	}

	@Test
	void aGuestWithoutANameIsRefused() {
		problem(guest(Map.of()), 422, "name-blank");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "not JSON", "[]", "{\"name\":", "{\"name\":[\"a\"]}", "{\"name\":{}}", "\"a\"" })
	void aBodyThatIsNoGuestIsABadRequest(String body) {
		problem(this.maru.http().postJson("/api/guests", body), 400, null);
	}

	@Test
	void onlyJsonIsTaken() {
		problem(this.maru.http().post("/api/guests", "name=a", "Content-Type", "application/x-www-form-urlencoded"),
				415, null);
	}

	@Test
	void aTokenIsNowhereInTheDatabase(@Autowired JdbcClient jdbc) {
		String token = this.maru.guest().token();
		assertThat(jdbc.sql("select count(*) from access_token where instr(cast(hash as text), ?) > 0")
			.param(token.substring(0, 8))
			.query(Long.class)
			.single()).isZero();
	}

	private HttpResponse<String> guest(Map<String, String> body) {
		return this.maru.http().postJson("/api/guests", new JsonMapper().writeValueAsString(body));
	}

	private static void problem(HttpResponse<String> answer, int status, @Nullable String code) {
		assertThat(answer.statusCode()).isEqualTo(status);
		assertThat(answer.headers().firstValue("Content-Type"))
			.hasValueSatisfying((type) -> assertThat(type).startsWith("application/problem+json"));
		assertThat(Posts.json(answer.body()).path("code").asString("")).isEqualTo((code != null) ? code : "");
		assertThat(answer.body()).doesNotContain("trace", "Exception", "chat.maru");
	}

}
