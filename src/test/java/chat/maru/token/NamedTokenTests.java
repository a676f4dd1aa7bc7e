package chat.maru.token;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import chat.maru.support.Guest;
import chat.maru.support.Maru;
import chat.maru.support.MaruTest;
import chat.maru.support.Members;
import chat.maru.support.Posts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import static org.assertj.core.api.Assertions.assertThat;

/** Which changes a token with a name may make, as docs/security.md says. */
@MaruTest
class NamedTokenTests {

	private static final Pattern ROW = Pattern
		.compile("\\| `([A-Z]+ /api/[^`]*)` \\| (yes|no|itself only|bots only) \\|.*");

	@Autowired
	private Maru maru;

	@Autowired
	private RequestMappingHandlerMapping requestMappingHandlerMapping;

	@Test
	void theDocumentationDecidesEveryChange() throws IOException {
		Set<String> changes = new TreeSet<>();
		this.requestMappingHandlerMapping.getHandlerMethods()
			.keySet()
			.forEach((mapping) -> mapping.getPatternValues()
				.stream()
				.filter((path) -> path.startsWith("/api/"))
				.forEach((path) -> mapping.getMethodsCondition()
					.getMethods()
					.stream()
					.map((method) -> method.asHttpMethod())
					.filter((method) -> method != HttpMethod.GET)
					.forEach((method) -> changes.add(method + " " + path))));
		assertThat(documented().keySet()).containsExactlyElementsOf(changes);
	}

	@Test
	void noChangeUnderAdminIsAllowed() throws IOException {
		assertThat(documented()).anySatisfy((call, allowed) -> assertThat(call).contains("/api/admin/"))
			.allSatisfy((call, allowed) -> {
				if (call.contains("/api/admin")) {
					assertThat(allowed).as(call).isEqualTo("no");
				}
			});
	}

	@ParameterizedTest
	@MethodSource("refused")
	void aCallThatTheDocumentationRefusesIsRefused(String call) {
		String bearer = named(this.maru.administrator());
		assertNotEnough(send(call, bearer));
	}

	@ParameterizedTest
	@MethodSource("refused")
	void theAccountsOwnTokenMayMakeTheCall(String call) {
		HttpResponse<String> answer = send(call, this.maru.administrator().bearer());
		assertThat(answer.body()).doesNotContain("token-not-enough");
	}

	@Test
	void aNamedTokenRevokesItselfOnly() {
		Guest member = Members.member(this.maru);
		JsonNode issued = issue(member, "one");
		JsonNode other = issue(member, "other");
		String bearer = "Bearer " + issued.get("token").stringValue();
		String path = "/api/tokens/";
		assertNotEnough(this.maru.http().delete(path + other.get("id").stringValue(), "Authorization", bearer));
		String whole = AccessTokens.credential(member.token()).value().substring(0, 16);
		assertNotEnough(this.maru.http().delete(path + whole, "Authorization", bearer));
		assertThat(this.maru.http().delete(path + issued.get("id").stringValue(), "Authorization", bearer).statusCode())
			.isEqualTo(204);
		assertThat(this.maru.http().get("/api/me", "Authorization", bearer).statusCode()).isEqualTo(401);
		assertThat(this.maru.http().delete(path + whole, "Authorization", member.bearer()).statusCode()).isEqualTo(204);
	}

	/** Members log in by it. */
	@Test
	void ofNamedTokensOnlyABotsChangesTheName() {
		String body = "{\"name\":\"" + UUID.randomUUID() + "\"}";
		assertNotEnough(
				this.maru.http().putJson("/api/me/name", body, "Authorization", named(Members.member(this.maru))));
		JsonNode bot = Posts.json(this.maru.http()
			.postJson("/api/admin/bots", "{\"name\":\"" + UUID.randomUUID() + "\"}", "Authorization",
					this.maru.administrator().bearer())
			.body());
		assertThat(this.maru.http()
			.putJson("/api/me/name", body, "Authorization", "Bearer " + bot.get("token").stringValue())
			.statusCode()).isEqualTo(200);
	}

	@Test
	void anAdministratorsProgramMayRead() {
		String bearer = named(this.maru.administrator());
		for (String path : new String[] { "/api/admin/audit", "/api/admin/bans", "/api/tokens" }) {
			assertThat(this.maru.http().get(path, "Authorization", bearer).statusCode()).as(path).isEqualTo(200);
		}
	}

	private static Stream<String> refused() throws IOException {
		return documented().entrySet().stream().filter((row) -> row.getValue().equals("no")).map(Map.Entry::getKey);
	}

	private static Map<String, String> documented() throws IOException {
		Map<String, String> rows = new TreeMap<>();
		Files.readAllLines(Path.of("docs/security.md"))
			.stream()
			.map(ROW::matcher)
			.filter(Matcher::matches)
			.forEach((row) -> rows.put(row.group(1), row.group(2)));
		return rows;
	}

	private HttpResponse<String> send(String call, String bearer) {
		String[] parts = Arrays.copyOf(call.split(" "), 2);
		return this.maru.http()
			.send(parts[0], parts[1].replaceAll("\\{[^}]*}", "x"), "{}", "Authorization", bearer, "Content-Type",
					"application/json");
	}

	private static void assertNotEnough(HttpResponse<String> answer) {
		assertThat(answer.statusCode()).isEqualTo(403);
		assertThat(Posts.json(answer.body()).get("code").stringValue()).isEqualTo("token-not-enough");
	}

	private String named(Guest member) {
		return "Bearer " + issue(member, "Backup").get("token").stringValue();
	}

	private JsonNode issue(Guest member, String name) {
		return Posts.json(this.maru.http()
			.postJson("/api/tokens", "{\"name\":\"" + name + "\"}", "Authorization", member.bearer())
			.body());
	}

}
