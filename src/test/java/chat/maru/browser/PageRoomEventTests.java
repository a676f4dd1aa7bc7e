package chat.maru.browser;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.WebSocketRoute;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

import static chat.maru.browser.Accessibility.assertNothingFound;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** What happens to a room, between its messages. */
@PageTest
class PageRoomEventTests extends PageScenario {

	static final List<Look> LOOKS = PageAccessibilityTests.LOOKS;

	/** A post on its way, and the id it has from its author's page. */
	private static final Pattern SENT = Pattern.compile("SEND.*\\\\\"clientId\\\\\":\\\\\"([^\\\\]+)");

	/** What is told on the page's first subscription, the one for errors. */
	private static final String SILENCED = """
			a["MESSAGE\\nsubscription:sub-0\\ndestination:/user/queue/errors\\nmessage-id:1\\n\\n\
			{\\"code\\":\\"silenced\\",\\"message\\":\\"Silenced\\",\\"clientId\\":\\"%s\\",\
			\\"until\\":\\"2026-03-03T09:30:00.000Z\\"}\\u0000"]""";

	@Autowired
	BeanFactory server;

	private Garden garden;

	@BeforeEach
	void plant() {
		this.garden = new Garden(this.server);
	}

	@Test
	void eachIsALineAndSeveralWhoComeInARowAreOne() {
		ChatPage minji = reader(new NewContextOptions());
		this.garden.say("events: hello");
		joined("Ben");
		assertThat(lines(minji)).hasText(texts("Ben joined"));
		joined("서연");
		joined("Chan");
		assertThat(lines(minji)).hasText(texts("Ben, 서연 and Chan joined"));
		joined("Dora");
		joined("Eve");
		assertThat(lines(minji)).hasText(texts("Ben, 서연 and 3 others joined"));
		this.garden.say("events: welcome");
		this.garden.say("~{\"type\":\"left\",\"account\":{\"id\":\"Eve\",\"name\":\"Eve\"},\"by\":\"themselves\"}");
		this.garden.say("~{\"type\":\"removed\",\"account\":{\"id\":\"Chan\",\"name\":\"Chan\"}}");
		this.garden.say("~{\"type\":\"topic-changed\",\"topic\":\"Spring\"}");
		this.garden.say("~{\"type\":\"topic-changed\",\"topic\":\"\"}");
		String gardener = this.garden.gardener();
		String[] all = texts("Ben, 서연 and 3 others joined", "Eve left", gardener + " took Chan out",
				gardener + " changed the topic: Spring", gardener + " took the topic away");
		assertThat(lines(minji)).hasText(all);
		assertThat(minji.messages()).hasCount(2);
		// Whoever comes later reads the same, in the same places.
		minji.reload();
		assertThat(lines(minji)).hasText(all);
		assertThat(minji.log().locator("[data-seq]").first()).containsText("events: hello");
		assertThat(minji.log().locator("[data-seq]").nth(2)).containsText("events: welcome");
	}

	@Test
	void koreanHasTheRightParticlesAfterAnyName() {
		ChatPage minji = reader(new NewContextOptions().setLocale("ko-KR"));
		joined("Ben");
		assertThat(lines(minji)).hasText(texts("Ben 님이 들어왔어요"));
		joined("서연");
		joined("미나");
		joined("Chan");
		this.garden.say("~{\"type\":\"removed\",\"account\":{\"id\":\"Chan\",\"name\":\"Chan\"}}");
		assertThat(lines(minji))
			.hasText(texts("Ben 님, 서연 님 외 2명이 들어왔어요", this.garden.gardener() + " 님이 Chan 님을 내보냈어요"));
		assertThat(lines(minji).last().locator("bdi")).hasText(texts(this.garden.gardener(), "Chan"));
	}

	@Test
	void whatIsReadGoesOnOverThem() {
		ChatPage minji = reader(new NewContextOptions());
		this.garden.say("events: before");
		minji.hear("events: before");
		Request read = minji.page().waitForRequest((request) -> {
			String body = request.url().endsWith("/read") ? request.postData() : "";
			return body.contains("\"seq\":3");
		}, () -> {
			joined("Ben");
			this.garden.say("~{\"type\":\"an-event-of-later-years\"}");
		});
		assertThat(read.method()).isEqualTo("PUT");
		assertThat(lines(minji)).hasCount(1);
	}

	@Test
	void aMessageAfterALineSaysItsAuthorAgain() {
		ChatPage minji = reader(new NewContextOptions());
		this.garden.say("events: one");
		this.garden.say("events: two");
		joined("Ben");
		this.garden.say("events: three");
		assertThat(minji.message("events: two")).hasClass(Pattern.compile("continued"));
		assertThat(minji.message("events: three")).not().hasClass(Pattern.compile("continued"));
	}

	@Test
	void aNewNameIsThatOfThePageAndOfTheList() {
		ChatPage minji = reader(new NewContextOptions());
		this.garden.say("~{\"type\":\"renamed\",\"name\":\"봄 정원\"}");
		assertThat(lines(minji)).hasText(texts(this.garden.gardener() + " renamed the room: 봄 정원"));
		assertThat(minji.page().locator("h1")).hasText("봄 정원");
		assertThat(minji.page()).hasTitle("봄 정원 · Maru");
		assertThat(minji.page().locator(".rooms-link[aria-current] .rooms-name")).hasText("봄 정원");
	}

	@Test
	void anArchivedRoomCanBeReadUntilItIsOpenedAgain() {
		ChatPage minji = reader(new NewContextOptions());
		minji.composer().fill("begun");
		this.garden.say("~{\"type\":\"archived\"}");
		assertThat(minji.page().getByText("This room is archived.")).isVisible();
		assertThat(minji.composer()).isHidden();
		this.garden.say("~{\"type\":\"unarchived\"}");
		assertThat(minji.composer()).hasValue("begun");
		assertThat(minji.composer()).isVisible();
	}

	@Test
	void whoIsSilencedIsToldUntilWhen() {
		ChatPage minji = this.people.join("Minji", new NewContextOptions().setTimezoneId("UTC"));
		minji.context().routeWebSocket("**/ws/**", (page) -> {
			WebSocketRoute server = page.connectToServer();
			server.onMessage((frame) -> page.send(frame.text()));
			page.onMessage((frame) -> {
				Matcher sent = SENT.matcher(frame.text());
				if (sent.find()) {
					page.send(SILENCED.formatted(sent.group(1)));
				}
				else {
					server.send(frame.text());
				}
			});
		});
		this.garden.welcome(minji);
		minji.send("events: not now");
		assertThat(minji.unsent()).containsText("You may not write here until Mar 3, 2026, 9:30 AM.");
	}

	@Test
	void aRemovedMessageLeavesAPlaceWithoutItsText() {
		ChatPage minji = reader(new NewContextOptions());
		this.garden.say("events: kept");
		this.garden.say("events: a secret");
		this.garden.say("events: kept, too");
		minji.hear("events: kept, too");
		assertThat(minji.page().locator("[data-part=announcer]")).containsText("3 new messages");
		this.garden.say("~{\"type\":\"deleted\",\"message\":{\"id\":\"any\",\"seq\":2}}");
		Locator removed = minji.messages().nth(1);
		assertThat(removed.locator("[data-part=text]")).hasText("This message was removed.");
		assertThat(minji.messages()).hasCount(3);
		assertThat(minji.page().getByText("a secret")).hasCount(0);
		assertThat(removed).hasClass(Pattern.compile("continued"));
	}

	@Test
	void aMessageRemovedBeforeIsDrawnAlike() {
		ChatPage minji = this.people.join("Minji");
		this.garden.letIn(minji);
		minji.page()
			.route(Pattern.compile("/messages\\?"),
					(route) -> route.fulfill(new Route.FulfillOptions().setContentType("application/json").setBody("""
							{"more":false,"lastSeq":0,"messages":[{"id":"one","seq":0,"clientId":"c","text":"",
							"author":{"id":"ben","name":"Ben"},"sentAt":"2026-01-01T00:00:00.000Z",
							"deletedAt":"2026-01-01T00:01:00.000Z"}]}""")));
		minji.page().navigate(this.garden.address());
		assertThat(minji.messages().locator("[data-part=text]")).hasText("This message was removed.");
	}

	@Test
	void whatIsRemovedIsNotReadOutAnyMore() {
		ChatPage minji = reader(new NewContextOptions());
		this.garden.say("events: heard once");
		Locator announcer = minji.page().locator("[data-part=announcer]");
		assertThat(announcer).containsText("events: heard once");
		String id = (String) minji.message("events: heard once").evaluate("(row) => row.message.id");
		this.garden.say("~{\"type\":\"deleted\",\"message\":{\"id\":\"" + id + "\",\"seq\":1}}");
		assertThat(announcer).isEmpty();
	}

	@ParameterizedTest
	@FieldSource("LOOKS")
	void asAxeSeesThem(Look look) {
		ChatPage minji = reader(look.options());
		joined("Ben");
		this.garden.say("events: axe " + look);
		this.garden.say("~{\"type\":\"deleted\",\"message\":{\"id\":\"any\",\"seq\":2}}");
		this.garden.say("~{\"type\":\"archived\"}");
		assertThat(lines(minji)).hasCount(2);
		assertThat(minji.page().locator(".removed")).isVisible();
		assertNothingFound(minji.page(), "with lines, a removed message and no composer");
	}

	/** Somebody in the garden, whom spelled events reach. */
	private ChatPage reader(NewContextOptions options) {
		ChatPage chat = this.people.join("Minji", options);
		SpelledEvents.reach(chat.context());
		this.garden.welcome(chat);
		return chat;
	}

	private void joined(String name) {
		this.garden.say("~{\"type\":\"joined\",\"account\":{\"id\":\"" + name + "\",\"name\":\"" + name
				+ "\"},\"by\":\"themselves\"}");
	}

	/** The sentences, without the times. */
	private static Locator lines(ChatPage chat) {
		return chat.log().locator("[data-part=sentence]");
	}

	private static String[] texts(String... texts) {
		return texts;
	}

}
