package chat.maru.openapi;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import chat.maru.refusal.Reason;
import chat.maru.refusal.Refuses;
import chat.maru.support.Guest;
import chat.maru.support.Maru;
import chat.maru.support.MaruTest;
import chat.maru.support.Members;
import chat.maru.support.Posts;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springdoc.core.service.OpenAPIService;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The OpenAPI document describes what the API does. If a test fails because of a new
 * operation, its message says what to write and where.
 */
@MaruTest
class OpenApiTests {

	/** Codes that only forms use. */
	private static final Set<String> OF_PAGES = Set.of("log-in-failed", "invitation-needed", "invitation-over",
			"setup-over", "room-invitation-over", "identity-unknown", "identity-taken", "way-in-last", "passkey-failed",
			"passkey-name", "passkey-too-many", "provider-away", "provider-failed", "accent-hue", "picture-type",
			"picture-too-large", "picture-broken", "picture-too-often", "picture-busy", "picture-unknown");

	/** Codes of all operations, or of all operations of a kind. */
	private static final Set<String> OF_ALL = Set.of("authentication-required", "token-invalid", "csrf-invalid",
			"forbidden", "too-many-changes", "room-unknown", "account-banned", "address-banned", "busy", "silenced",
			"text-blank", "text-too-long", "text-missing", "payload-malformed", "client-id-invalid", "client-id-taken",
			"too-many-messages");

	@Autowired
	private Maru maru;

	@Autowired
	private RequestMappingHandlerMapping requestMappingHandlerMapping;

	@Autowired
	private ConfigurableListableBeanFactory beans;

	@Test
	void aParserUnderstandsIt() {
		ParseOptions options = new ParseOptions();
		options.setResolve(true);
		SwaggerParseResult read = new OpenAPIV3Parser().readContents(document().toString(), null, options);
		assertThat(read.getMessages()).isEmpty();
		assertThat(read.getOpenAPI().getPaths()).isNotEmpty();
		assertThat(document().get("openapi").stringValue()).startsWith("3.1.");
	}

	@Test
	void itHasExactlyTheOperationsOfTheServer() {
		Set<String> mapped = this.requestMappingHandlerMapping.getHandlerMethods()
			.entrySet()
			.stream()
			.filter((entry) -> AnnotatedElementUtils.hasAnnotation(entry.getValue().getBeanType(),
					RestController.class))
			.flatMap((entry) -> entry.getKey()
				.getPatternValues()
				.stream()
				.flatMap((path) -> entry.getKey()
					.getMethodsCondition()
					.getMethods()
					.stream()
					.map((method) -> method + " " + path)))
			.filter((call) -> call.contains(" /api/"))
			.collect(Collectors.toCollection(TreeSet::new));
		assertThat(mapped).isNotEmpty();
		assertThat(calls().keySet()).containsExactlyInAnyOrderElementsOf(mapped);
	}

	@Test
	void everyOperationHasASummary() {
		calls().forEach((call, operation) -> {
			assertThat(operation.path("summary").asString(""))
				.as("Write Javadoc for the controller's method of " + call + ": its first sentence is shown here.")
				.isNotBlank();
			operation.path("parameters")
				.forEach((parameter) -> assertThat(parameter.path("description").asString(""))
					.as("Say with @param in the Javadoc of " + call + " what " + parameter.get("name") + " is.")
					.isNotBlank());
		});
	}

	@Test
	void everyPropertyHasADescription() {
		document().at("/components/schemas").properties().forEach((schema) -> {
			assertThat(schema.getValue().path("description").asString("")).as("Write Javadoc for " + schema.getKey())
				.isNotBlank();
			Stream.concat(Stream.of(schema.getValue()), schema.getValue().path("allOf").valueStream())
				.flatMap((part) -> part.path("properties").properties().stream())
				.filter((property) -> !property.getKey().equals("type"))
				.forEach((property) -> assertThat(property.getValue().path("description").asString(""))
					.as("Say with @param in the Javadoc of " + schema.getKey() + " what " + property.getKey() + " is.")
					.isNotBlank());
		});
		assertThat(document().toString()).doesNotContain("{@", "<code>", "\\n ");
	}

	@Test
	void everyOperationListsItsRefusals() {
		assertThat(api()).filteredOn((call) -> !call.hasMethodAnnotation(GetMapping.class))
			.as("Every call that changes something has @Refuses with the codes of its own problems, if any.")
			.isNotEmpty()
			.allMatch((call) -> call.hasMethodAnnotation(Refuses.class));
	}

	@Test
	void theShortDocumentationHasEveryPath() throws IOException {
		String text = Files.readString(Path.of("docs/api.md"));
		document().get("paths")
			.propertyNames()
			.forEach((path) -> assertThat(text).as("docs/api.md has a line for " + path)
				.containsPattern("[A-Z] " + Pattern.quote(path) + "[?`]"));
	}

	@Test
	void everyRefusalBelongsToAnOperation() {
		Set<String> described = api().flatMap((call) -> Refusals.of(call).stream())
			.map(Refusals::code)
			.collect(Collectors.toSet());
		Refusals.reasons()
			.filter((reason) -> !reason.getClass().getSimpleName().equals("FrameReason"))
			.map(Reason::code)
			.filter((code) -> !OF_PAGES.contains(code) && !OF_ALL.contains(code))
			.forEach((code) -> assertThat(described).as("Name " + code + " in @Refuses of the calls that refuse so.")
				.contains(code));
	}

	@Test
	void itSaysWhichOperationsNeedNoAuthentication() {
		calls().forEach((call, operation) -> {
			String[] methodAndPath = call.split(" ");
			int status = this.maru.http()
				.send(methodAndPath[0], methodAndPath[1].replaceAll("\\{\\w+}", "x"), "{}", "Content-Type",
						"application/json")
				.statusCode();
			if (operation.get("security").isEmpty()) {
				assertThat(status).as(call).isNotIn(401, 403);
			}
			else {
				assertThat(status).as(call).isIn(401, 403);
				assertThat(operation.get("security").valueStream().flatMap((or) -> or.propertyNames().stream()))
					.as(call)
					.containsAll(call.startsWith("GET ") ? List.of("token", "session")
							: List.of("token", "session", "csrf"));
			}
		});
	}

	@Test
	void answersMatchTheDocument() {
		Guest owner = Members.member(this.maru);
		String room = Members.room(this.maru, owner, "Described " + owner.name().substring(6), "public");
		this.maru.fill(room, owner, 2);
		assertAnswer(owner, "GET /api/me", "/api/me", "");
		assertAnswer(owner, "GET /api/accounts", "/api/accounts?query=guest", "");
		assertAnswer(owner, "GET /api/accounts/{id}", "/api/accounts/" + owner.id(), "");
		assertAnswer(owner, "PUT /api/me/about", "/api/me/about", "{\"about\":\"bread\"}");
		assertAnswer(owner, "POST /api/tokens", "/api/tokens", "{\"name\":\"a token\"}");
		assertAnswer(owner, "GET /api/tokens", "/api/tokens", "");
		assertAnswer(owner, "GET /api/directory", "/api/directory", "");
		assertAnswer(owner, "PATCH /api/rooms/{room}", "/api/rooms/" + room, "{\"topic\":\"bread\"}");
		assertAnswer(owner, "GET /api/rooms", "/api/rooms", "");
		assertAnswer(owner, "GET /api/rooms/{room}", "/api/rooms/" + room, "");
		assertAnswer(owner, "GET /api/rooms/{room}/members", "/api/rooms/" + room + "/members", "");
		assertAnswer(owner, "GET /api/rooms/{room}/messages", "/api/rooms/" + room + "/messages", "");
		assertAnswer(owner, "GET /api/search", "/api/search?q=message&limit=1", "");
		this.maru.http()
			.postJson("/api/rooms/lobby/messages", Posts.body("@" + owner.name()), "Authorization",
					this.maru.guest().bearer());
		assertAnswer(owner, "GET /api/mentions", "/api/mentions?limit=1", "");
		assertAnswer(owner, "POST /api/rooms/{room}/messages", "/api/rooms/" + room + "/messages",
				"{\"text\":\"bread\"}");
		assertAnswer(owner, "GET /api/rooms/{room}/events", "/api/rooms/" + room + "/events?after=0", "");
		assertAnswer(owner, "PUT /api/rooms/{room}/read", "/api/rooms/" + room + "/read", "{\"seq\":2}");
	}

	@Test
	void nonNullPropertiesAreRequired() {
		assertThat(required("Profile")).containsExactlyInAnyOrder("id", "name", "role", "about", "since");
		assertThat(required("Author")).containsExactlyInAnyOrder("id", "name");
		assertThat(required("PasswordRequest")).containsExactly("chosen");
	}

	private Stream<HandlerMethod> api() {
		return this.requestMappingHandlerMapping.getHandlerMethods()
			.values()
			.stream()
			.filter((call) -> call.getBeanType().getSimpleName().endsWith("Api"));
	}

	private Stream<String> required(String schema) {
		return document().at("/components/schemas/" + schema + "/required").valueStream().map(JsonNode::stringValue);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					POST /api/guests                          | /api/guests                        | {"name":" "}     | 422 | name-blank
					POST /api/guests                          | /api/guests                        | {                | 400 |
					PUT /api/me/name                          | /api/me/name                       | {"name":"a\\u0007"} | 422 | name-characters
					PUT /api/me/about                         | /api/me/about                      | {"about":"\\u0007"} | 422 | profile-about
					PUT /api/me/password                      | /api/me/password                   | {"chosen":"a"}   | 422 | password-too-short
					GET /api/accounts                         | /api/accounts?query=%20            |                  | 400 | query-invalid
					GET /api/accounts                         | /api/accounts?query=a&limit=21     |                  | 400 |
					GET /api/accounts/{id}                    | /api/accounts/x                    |                  | 404 | account-unknown
					POST /api/tokens                          | /api/tokens                        | {"name":"a"}     | 403 | members-only
					DELETE /api/tokens/{id}                   | /api/tokens/x                      |                  | 404 | token-unknown
					POST /api/rooms                           | /api/rooms                         | {"kind":"x"}     | 422 | room-kind
					GET /api/rooms/{room}                     | /api/rooms/x                       |                  | 404 | room-unknown
					POST /api/rooms/{room}/leave              | /api/rooms/lobby/leave             |                  | 409 | room-everyone
					PUT /api/rooms/{room}/members/{member}    | /api/rooms/lobby/members/x         | {}               | 403 | room-moderator-only
					POST /api/rooms/{room}/messages           | /api/rooms/lobby/messages          | {"text":" "}     | 422 | text-blank
					POST /api/rooms/{room}/messages           | /api/rooms/lobby/messages          | {"text":1}       | 400 | text-missing
					GET /api/rooms/{room}/events              | /api/rooms/lobby/events?after=999999999 |             | 400 | after-invalid
					GET /api/rooms/{room}/events              | /api/rooms/lobby/events?after=0&epoch=x |             | 409 | epoch-changed
					PUT /api/rooms/{room}/read                | /api/rooms/lobby/read              | {"seq":0}        | 400 | seq-invalid
					""")
	void problemsMatchTheDocument(String call, String path, String body, int status, String code) {
		HttpResponse<String> answer = this.maru.http()
			.send(call.split(" ")[0], path, (body != null) ? body : "", "Content-Type", "application/json",
					"Authorization", this.maru.guest().bearer());
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
		JsonNode problem = Posts.json(answer.body());
		assertThat(problem.path("code").asString("")).isEqualTo((code != null) ? code : "");
		JsonNode described = operation(call).path("responses").path(String.valueOf(status));
		assertThat(described.path("description").asString(""))
			.contains((code != null) ? "`" + code + "`: " : "cannot be read");
		new DescribedType(document()).assertFits(call, problem,
				described.at("/content/application~1problem+json/schema"));
	}

	@Test
	void itIsPublicAndCacheable() {
		HttpResponse<String> english = this.maru.http().get("/v3/api-docs", "Accept-Language", "en");
		assertThat(english.headers().firstValue("Cache-Control")).contains("max-age=3600, public");
		assertThat(english.headers().allValues("Set-Cookie")).isEmpty();
		HttpResponse<String> korean = this.maru.http().get("/v3/api-docs", "Accept-Language", "ko");
		assertThat(korean.body()).isEqualTo(english.body());
		assertThat(this.beans.getBean(OpenAPIService.class).getCachedOpenAPI(Locale.KOREAN)).isNull();
		assertThat(english.body()).doesNotContain("localhost", String.valueOf(this.maru.port()));
	}

	@Test
	void itIsNotGeneratedBeforeTheFirstRequest() {
		assertThat(Arrays.stream(this.beans.getBeanDefinitionNames())
			.map(this.beans::getBeanDefinition)
			.filter((definition) -> Stream.of(definition.getBeanClassName(), definition.getFactoryBeanName())
				.anyMatch((name) -> name != null && name.startsWith("org.springdoc"))))
			.hasSizeGreaterThan(20)
			.allMatch(BeanDefinition::isLazyInit);
	}

	@Test
	void theApiUsesOnlyJson() {
		String bearer = this.maru.guest().bearer();
		for (String type : List.of("application/yaml", "application/xml")) {
			assertThat(this.maru.http().get("/api/me", "Authorization", bearer, "Accept", type).statusCode()).as(type)
				.isEqualTo(406);
			assertThat(this.maru.http().post("/api/guests", "name: a", "Content-Type", type).statusCode()).as(type)
				.isEqualTo(415);
		}
	}

	private void assertAnswer(Guest asking, String call, String path, String body) {
		HttpResponse<String> answer = this.maru.http()
			.send(call.split(" ")[0], path, body, "Content-Type", "application/json", "Authorization", asking.bearer());
		JsonNode described = operation(call).path("responses").path(String.valueOf(answer.statusCode()));
		assertThat(described.isObject()).as(call + " answered " + answer.statusCode() + answer.body()).isTrue();
		assertThat(answer.statusCode()).as(call).isBetween(200, 299);
		if (described.has("content")) {
			new DescribedType(document()).assertFits(call, Posts.json(answer.body()),
					described.at("/content/application~1json/schema"));
		}
		else {
			assertThat(answer.body()).as(call).isEmpty();
		}
	}

	/** Operations by method and path. */
	private Map<String, JsonNode> calls() {
		return document().get("paths")
			.properties()
			.stream()
			.flatMap((path) -> path.getValue()
				.properties()
				.stream()
				.map((operation) -> Map.entry(operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(),
						operation.getValue())))
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
	}

	private JsonNode operation(String call) {
		String[] methodAndPath = call.split(" ");
		return document().path("paths").path(methodAndPath[1]).path(methodAndPath[0].toLowerCase(Locale.ROOT));
	}

	private JsonNode document() {
		return Posts.json(this.maru.http().get("/v3/api-docs").body());
	}

}
