package chat.maru.account;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

import chat.maru.support.Browser;
import chat.maru.support.Guest;
import chat.maru.support.Maru;
import chat.maru.support.MaruTest;
import chat.maru.support.Members;
import chat.maru.support.Posts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** Profiles, descriptions and the search for people. */
@MaruTest
class ProfileApiTests {

	@Autowired
	private Maru maru;

	@Autowired
	private JdbcClient jdbc;

	@Test
	void aProfileIsForEverybodyHere() {
		Guest minji = Members.member(this.maru);
		assertThat(describe(minji, "  빵을 구워요 🍞 ").statusCode()).isEqualTo(204);
		JsonNode profile = Posts.json(get(this.maru.guest(), "/api/accounts/" + minji.id()).body());
		assertThat(profile.propertyNames()).containsExactly("id", "name", "role", "about", "since");
		assertThat(profile.get("id").stringValue()).isEqualTo(minji.id());
		assertThat(profile.get("name").stringValue()).isEqualTo(minji.name());
		assertThat(profile.get("role").stringValue()).isEqualTo("member");
		assertThat(profile.get("about").stringValue()).isEqualTo("빵을 구워요 🍞");
		assertThat(Instant.parse(profile.get("since").stringValue()))
			.isBetween(Instant.now().minus(Duration.ofMinutes(5)), Instant.now().plus(Duration.ofMinutes(5)));
		assertThat(this.maru.http().get("/api/accounts/" + minji.id()).statusCode()).isEqualTo(401);
	}

	@Test
	void missingAndDeletedAccountsGetTheSameAnswer() {
		Guest asking = this.maru.guest();
		HttpResponse<String> never = get(asking, "/api/accounts/" + UUID.randomUUID());
		HttpResponse<String> deleted = get(asking, "/api/accounts/" + deleted("about to go"));
		assertThat(List.of(never.statusCode(), deleted.statusCode())).containsOnly(404);
		assertThat(code(never)).isEqualTo("account-unknown");
		assertThat(withoutPath(deleted)).isEqualTo(withoutPath(never));
	}

	@Test
	void aDeletedAccountLosesItsDescription() {
		String id = deleted("nobody reads this any more");
		assertThat(this.jdbc.sql("select about from account where id = ?").param(id).query(String.class).single())
			.isEmpty();
	}

	@Test
	void aDescriptionCanBeChangedAndCleared() {
		Guest guest = this.maru.guest();
		describe(guest, "first");
		describe(guest, "second");
		assertThat(about(guest)).isEqualTo("second");
		assertThat(this.maru.http().putJson("/api/me/about", "{}", "Authorization", guest.bearer()).statusCode())
			.isEqualTo(204);
		assertThat(about(guest)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "two\nlines", "turned \u202e around", "\u0007" })
	void controlCharactersAreRefused(String about) {
		Guest guest = this.maru.guest();
		describe(guest, "before");
		HttpResponse<String> answer = describe(guest, about);
		assertThat(answer.statusCode()).isEqualTo(422);
		assertThat(code(answer)).isEqualTo("profile-about");
		assertThat(about(guest)).isEqualTo("before");
	}

	@Test
	void aLongDescriptionIsRefused() {
		Guest guest = this.maru.guest();
		assertThat(describe(guest, "🍞".repeat(200)).statusCode()).isEqualTo(204);
		assertThat(describe(guest, "🍞".repeat(201)).statusCode()).isEqualTo(422);
	}

	@Test
	void peopleAreFoundByAPartOfTheirNameTheirBeginningsFirst() {
		String part = unique();
		for (String name : List.of("b " + part, part + " z", "a " + part, part + " A", "nobody")) {
			this.maru.guest(name.equals("nobody") ? name + unique() : name);
		}
		Guest asking = this.maru.guest();
		assertThat(found(asking, part)).containsExactly(part + " A", part + " z", "a " + part, "b " + part);
		JsonNode first = search(asking, part, "&limit=1");
		assertThat(first).hasSize(1);
		assertThat(first.get(0).propertyNames()).containsExactly("id", "name", "role");
		assertThat(first.at("/0/role").stringValue()).isEqualTo("guest");
	}

	@Test
	void aNameIsFoundInWhateverLettersItIsWritten() {
		String part = unique();
		String name = part + " Straßen ΟΔΟΣ 마루";
		this.maru.guest(name);
		Guest asking = this.maru.guest();
		for (String query : List.of(part.toUpperCase(Locale.ROOT) + " STRASSEN", part + " straßen οδος",
				part + "  Ｓtraßen", part + " straßen οδοσ \u1106\u1161\u1105\u116e")) {
			assertThat(found(asking, query)).as(query).containsExactly(name);
		}
	}

	@Test
	void aKoreanNameIsFoundByInitialConsonantsAndWhileItIsTyped() {
		String part = unique();
		Guest harin = this.maru.guest("박하린" + part);
		Guest asking = this.maru.guest();
		for (String query : List.of("ㅂㅎㄹ", "박ㅎㄹ", "박하ㄹ", "박하리", "하린", "박")) {
			assertThat(found(asking, query + ((query.endsWith("린") || query.endsWith("ㄹ")) ? part : ""))).as(query)
				.contains("박하린" + part);
		}
		assertThat(found(asking, "ㅎㅂㄹ" + part)).isEmpty();
		this.maru.http().putJson("/api/me/name", "{\"name\":\"김서연" + part + "\"}", "Authorization", harin.bearer());
		assertThat(found(asking, "ㅂㅎㄹ" + part)).isEmpty();
		assertThat(found(asking, "ㄱㅅㅇ" + part)).containsExactly("김서연" + part);
	}

	@Test
	void charactersOfPatternsAreLiteral() {
		String part = unique();
		this.maru.guest(part + "%_*x");
		this.maru.guest(part + "abcx");
		Guest asking = this.maru.guest();
		for (String query : List.of("%", "%_", "%_*", "%_*x")) {
			assertThat(found(asking, part + query)).as(query).containsExactly(part + "%_*x");
		}
		for (String query : List.of("_", "*", "%x", "___x", "a%x")) {
			assertThat(found(asking, part + query)).as(query).isEmpty();
		}
	}

	@Test
	void aSearchFindsAtMostTwenty() {
		String part = unique();
		IntStream.range(0, 21).forEach((i) -> this.maru.guest(part + " " + i));
		Guest asking = this.maru.guest();
		assertThat(search(asking, part, "")).hasSize(20);
		for (String limit : List.of("0", "21", "-1", "many")) {
			assertThat(get(asking, "/api/accounts?query=" + part + "&limit=" + limit).statusCode()).as(limit)
				.isEqualTo(400);
		}
	}

	@Test
	void deletedAccountsAreNotFound() {
		String id = deleted("gone");
		Guest asking = this.maru.guest();
		assertThat(found(asking, "deleted")).isEmpty();
		assertThat(found(asking, id)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "query=", "query=%20", "query=%E2%80%8D", "query=a%0Ab",
			"query=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" })
	void aQueryIsAPartOfAName(String query) {
		HttpResponse<String> answer = get(this.maru.guest(), "/api/accounts?" + query);
		assertThat(answer.statusCode()).isEqualTo(400);
		assertThat(code(answer)).isEqualTo("query-invalid");
		assertThat(get(this.maru.guest(), "/api/accounts").statusCode()).isEqualTo(400);
	}

	@Test
	void theNumberOfSearchesIsLimited() {
		Guest busy = this.maru.guest();
		HttpResponse<String> refused = IntStream.range(0, 1_000)
			.mapToObj((i) -> get(busy, "/api/accounts?query=x"))
			.filter((answer) -> answer.statusCode() != 200)
			.findFirst()
			.orElseThrow();
		assertThat(refused.statusCode()).isEqualTo(429);
		assertThat(code(refused)).isEqualTo("search-too-many");
		assertThat(get(this.maru.guest(), "/api/accounts?query=x").statusCode()).isEqualTo(200);
	}

	/** A deleted account that had a description. Returns its id. */
	private String deleted(String about) {
		Browser browser = this.maru.browser();
		browser.join("Guest " + unique());
		String id = Posts.json(browser.get("/api/me").body()).get("id").stringValue();
		assertThat(browser.submit("/account", "/account/about", "about", about).statusCode()).isEqualTo(302);
		assertThat(browser.submit("/account", "/account/delete").statusCode()).isEqualTo(302);
		return id;
	}

	private HttpResponse<String> describe(Guest guest, String about) {
		return this.maru.http()
			.putJson("/api/me/about", new JsonMapper().writeValueAsString(Map.of("about", about)), "Authorization",
					guest.bearer());
	}

	private String about(Guest guest) {
		return Posts.json(get(guest, "/api/accounts/" + guest.id()).body()).get("about").stringValue();
	}

	private List<String> found(Guest asking, String query) {
		return StreamSupport.stream(search(asking, query, "").spliterator(), false)
			.map((person) -> person.get("name").stringValue())
			.toList();
	}

	private JsonNode search(Guest asking, String query, String more) {
		HttpResponse<String> answer = get(asking,
				"/api/accounts?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8) + more);
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
		return Posts.json(answer.body());
	}

	private HttpResponse<String> get(Guest guest, String path) {
		return this.maru.http().get(path, "Authorization", guest.bearer());
	}

	private static String code(HttpResponse<String> answer) {
		return Posts.json(answer.body()).get("code").stringValue();
	}

	private static String withoutPath(HttpResponse<String> answer) {
		return answer.body().replaceAll("\"instance\":\"[^\"]*\"", "");
	}

	private static String unique() {
		return "p" + UUID.randomUUID().toString().substring(0, 13);
	}

}
