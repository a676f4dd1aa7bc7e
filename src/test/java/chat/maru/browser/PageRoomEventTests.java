package chat.maru.browser;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import chat.maru.account.Account;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.WebSocketRoute;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

import static chat.maru.browser.Accessibility.assertNothingFound;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** The events of a room between its messages. */
@PageTest
class PageRoomEventTests extends PageScenario {

	static final List<Look> LOOKS = PageAccessibilityTests.LOOKS;

	/** A post in flight, and the clientId from its author's page. */
	private static final Pattern SENT = Pattern.compile("SEND.*\\\\\"clientId\\\\\":\\\\\"([^\\\\]+)");

	/** A frame on the page's first subscription, the one for errors. */
	private static final String SILENCED = """
			a["MESSAGE\\nsubscription:sub-0\\ndestination:/user/queue/errors\\nmessage-id:1\\n\\n\
			{\\"code\\":\\"silenced\\",\\"message\\":\\"Silenced\\",\\"clientId\\":\\"%s\\",\
			\\"until\\":\\"2026-03-03T09:30:00.000Z\\"}\\u0000"]""";

	/** A room with a message, many users who joined, and another message. */
	private static final String JOINED = """
			async (count) => {
				const { History } = await import('/js/page/timeline/history.js')
				const { drawLine, fold, isLine } = await import('/js/page/timeline/event-line.js')
				const at = '2026-03-03T09:30:00.000Z'
				const author = { id: 'ben', name: 'Ben' }
				const message = (seq) => ({ seq, author, text: 'hello', sentAt: at })
				const event = (seq) => {
					if (seq === 1 || seq === count + 2) return { type: 'posted', seq, at, message: message(seq) }
					const person = { id: String(seq), name: `P${seq - 1}` }
					return { type: 'joined', seq, at, by: person, account: person }
				}
				const all = Array.from({ length: count + 2 }, (_, i) => event(i + 1))
				const get = async (path) => {
					const query = new URLSearchParams(path.split('?')[1])
					if (path.includes('/messages')) return { messages: [message(1), message(count + 2)], more: true, lastSeq: count + 2 }
					const after = Number(query.get('after'))
					return { events: all.filter(({ seq }) => seq > after).slice(0, Math.min(200, query.get('limit'))) }
				}
				const { entries } = await new History({ get }, 'garden').newest(50)
				const [first, ...others] = entries.filter(isLine)
				const row = drawLine(first)
				for (const other of others) fold(row, other)
				return row.querySelector('[data-part=sentence]').textContent
			}""";

	private static final String COUNTED = """
			async () => {
				const { default: ko } = await import('/js/page/i18n/ko.js')
				const pieces = ko.event.joined({ by: null, people: [{ name: 'Ben' }], others: 1000, more: true })
				return pieces.map((piece) => piece.name ?? piece).join('')
			}""";

	@Autowired
	BeanFactory server;

	private Garden garden;

	@BeforeEach
	void plant() {
		this.garden = new Garden(this.server);
	}

	@Test
	void eachEventIsALineAndSeveralJoinsInARowAreOne() {
		ChatPage minji = reader(new NewContextOptions());
		this.garden.say("events: hello");
		String ben = this.garden.come("Ben").name();
		assertThat(news(minji)).hasText(texts(ben + " joined"));
		String seoyeon = this.garden.come("서연").name();
		Account chan = this.garden.come("Chan");
		assertThat(news(minji)).hasText(texts(ben + ", " + seoyeon + " and " + chan.name() + " joined"));
		this.garden.come("Dora");
		Account eve = this.garden.come("Eve");
		assertThat(news(minji)).hasText(texts(ben + ", " + seoyeon + " and 3 others joined"));
		this.garden.grow();
		this.garden.say("events: welcome");
		this.garden.leave(eve);
		this.garden.takeOut(chan);
		this.garden.changeTopic("Spring");
		assertThat(minji.page().locator(".room-topic")).hasText("Spring");
		this.garden.changeTopic("");
		assertThat(minji.page().locator(".room-topic")).isHidden();
		String gardener = this.garden.gardener();
		String[] all = texts(ben + ", " + seoyeon + " and 3 others joined", eve.name() + " left",
				gardener + " removed " + chan.name() + " from the room", gardener + " changed the topic to Spring",
				gardener + " removed the topic");
		assertThat(news(minji)).hasText(all);
		assertThat(minji.messages()).hasCount(2);
		// A user who joins later sees the same lines at the same places.
		minji.reload();
		assertThat(news(minji)).hasText(all);
		assertThat(minji.log().locator("[data-seq]").nth(1)).containsText("events: hello");
		assertThat(minji.log().locator("[data-seq]").nth(3)).containsText("events: welcome");
	}

	@Test
	void theLineSaysHowManyJoinedHoweverManyThereAre() {
		ChatPage minji = this.people.join("Minji");
		assertThat(minji.page().evaluate(JOINED, 307)).isEqualTo("P1, P2 and 305 others joined");
		assertThat(minji.page().evaluate(JOINED, 1_500)).isEqualTo("P502, P503 and at least 997 others joined");
		assertThat(minji.page().evaluate(COUNTED)).isEqualTo("Ben 님 외 1,000명 이상이 들어왔어요");
	}

	@Test
	void koreanHasTheRightParticlesAfterAnyName() {
		ChatPage minji = reader(new NewContextOptions().setLocale("ko-KR"));
		this.garden.say("events: 안녕하세요");
		String ben = this.garden.come("Ben").name();
		assertThat(news(minji)).hasText(texts(ben + " 님이 들어왔어요"));
		String seoyeon = this.garden.come("서연").name();
		this.garden.come("미나");
		Account chan = this.garden.come("Chan");
		this.garden.takeOut(chan);
		assertThat(news(minji)).hasText(texts(ben + " 님, " + seoyeon + " 님 외 2명이 들어왔어요",
				this.garden.gardener() + " 님이 " + chan.name() + " 님을 내보냈어요"));
		assertThat(news(minji).last().locator("bdi")).hasText(texts(this.garden.gardener(), chan.name()));
	}

	@Test
	void eventLinesDoNotStopTheReadMark() {
		ChatPage minji = reader(new NewContextOptions());
		long said = this.garden.say("events: before");
		minji.hear("events: before");
		Request read = minji.page().waitForRequest((request) -> {
			String body = request.url().endsWith("/read") ? request.postData() : "";
			return body.contains("\"seq\":" + (said + 1));
		}, () -> this.garden.come("Ben"));
		assertThat(read.method()).isEqualTo("PUT");
		assertThat(news(minji)).hasCount(1);
	}

	@Test
	void aMessageAfterALineShowsItsAuthorAgain() {
		ChatPage minji = reader(new NewContextOptions());
		this.garden.say("events: one");
		this.garden.say("events: two");
		this.garden.come("Ben");
		this.garden.say("events: three");
		assertThat(minji.message("events: two")).hasClass(Pattern.compile("continued"));
		assertThat(minji.message("events: three")).not().hasClass(Pattern.compile("continued"));
	}

	@Test
	void aNewNameAppearsInThePageAndInTheList() {
		ChatPage minji = reader(new NewContextOptions());
		String name = People.unique("봄 정원");
		this.garden.rename(name);
		assertThat(news(minji)).hasText(texts(this.garden.gardener() + " renamed the room to " + name));
		assertThat(minji.page().locator("h1")).hasText(name);
		assertThat(minji.page()).hasTitle(name + " · Maru");
		assertThat(minji.page().locator(".rooms-link[aria-current] .rooms-name")).hasText(name);
	}

	@Test
	void anArchivedRoomIsReadOnlyUntilItIsUnarchived() {
		ChatPage minji = reader(new NewContextOptions());
		Locator unarchive = minji.page()
			.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Unarchive room"));
		Locator toLobby = minji.page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Go to the lobby"));
		minji.composer().fill("begun");
		this.garden.archive(true);
		assertThat(minji.page().getByText("This room is archived.")).isVisible();
		assertThat(minji.composer()).isHidden();
		assertThat(unarchive).isHidden();
		assertThat(toLobby).isFocused();
		this.garden.archive(false);
		assertThat(minji.composer()).hasValue("begun");
		assertThat(minji.composer()).isFocused();
		this.garden.archive(true);
		this.garden.share(minji);
		minji.page().reload();
		unarchive.press("Enter");
		assertThat(minji.composer()).isFocused();
		assertThat(toLobby).isHidden();
	}

	@Test
	void aSilencedUserIsToldUntilWhen() {
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
		assertThat(minji.unsent()).containsText("You cannot post here until 3 Mar 2026, 09:30.");
	}

	@Test
	void aRemovedMessageKeepsItsRowWithoutText() {
		ChatPage minji = reader(new NewContextOptions());
		this.garden.say("events: kept");
		long secret = this.garden.say("events: a secret");
		this.garden.say("events: kept, too");
		minji.hear("events: kept, too");
		assertThat(minji.page().locator("[data-part=announcer]")).containsText("3 new messages");
		this.garden.removeMessage(secret);
		Locator removed = minji.messages().nth(1);
		assertThat(removed.locator("[data-part=text]")).hasText("This message was deleted.");
		assertThat(minji.messages()).hasCount(3);
		assertThat(minji.page().getByText("a secret")).hasCount(0);
		assertThat(removed).hasClass(Pattern.compile("continued"));
	}

	@Test
	void aMessageRemovedEarlierLooksTheSame() {
		ChatPage minji = this.people.join("Minji");
		this.garden.letIn(minji);
		this.garden.removeMessage(this.garden.say("events: said too soon"));
		minji.page().navigate(this.garden.address());
		assertThat(minji.messages().locator("[data-part=text]")).hasText("This message was deleted.");
	}

	@Test
	void aRemovedMessageIsNotAnnouncedAnyMore() {
		ChatPage minji = reader(new NewContextOptions());
		long said = this.garden.say("events: heard once");
		Locator announcer = minji.page().locator("[data-part=announcer]");
		assertThat(announcer).containsText("events: heard once");
		this.garden.removeMessage(said);
		assertThat(announcer).isEmpty();
	}

	@ParameterizedTest
	@FieldSource("LOOKS")
	void axeFindsNothing(Look look) {
		ChatPage minji = reader(look.options());
		this.garden.come("Ben");
		this.garden.removeMessage(this.garden.say("events: axe " + look));
		this.garden.archive(true);
		assertThat(minji.page().locator(".removed")).isVisible();
		assertThat(minji.composer()).isHidden();
		assertNothingFound(minji.page(), "with lines, a removed message and no composer");
	}

	/** A user in the garden. */
	private ChatPage reader(NewContextOptions options) {
		return this.people.join("Minji", options, this.garden);
	}

	/** The sentences without times, since the reader joined. */
	private static Locator news(ChatPage chat) {
		return chat.log().locator("[data-part=sentence]", new Locator.LocatorOptions().setHasNotText(chat.name()));
	}

	private static String[] texts(String... texts) {
		return texts;
	}

}
