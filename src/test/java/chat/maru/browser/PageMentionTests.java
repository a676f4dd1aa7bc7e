package chat.maru.browser;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

import chat.maru.account.Account;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

import static chat.maru.browser.Accessibility.assertNothingFound;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** Mentions in the composer, in the log and in the list of rooms. */
@PageTest
class PageMentionTests extends PageScenario {

	private static final String TYPED = """
			async () => {
				const { nameAt } = await import('/js/page/mentions/typed.js')
				const { mentionsIn } = await import('/js/page/mentions/written.js')
				const { switched } = await import('/js/page/rooms/keyboard.js')
				const { markMentions } = await import('/js/page/mentions/draw.js')
				const element = document.createElement('div')
				element.innerHTML = 'x@Ann <code>@Ann</code> <b>@Ann</b> @Ann 😀@B'
				const at = [[14, 4, 'a', 'A'], [21, 4, 'a', 'A'], [27, 2, 'b']].map(([at, length, id, name]) => ({ id, name, at, length }))
				markMentions(element, { text: 'x@Ann `@Ann` *@Ann*  @Ann 😀@B', mentions: at }, 'b')
				const typed = (text) => {
					const found = nameAt(text, text.length)
					return found && `${found.start} ${found.query}`
				}
				const people = [{ id: 'a', written: '@Ann' }, { id: 'l', written: '@Ann Lee' }, { id: 'j', written: '@정원' }]
				const listed = (text) => mentionsIn(text, people).map(({ id, at, length }) => `${id} ${at} ${length}`).join()
				return [
					['@', 'hi @', '회의는@ㅈ', '＠정', '(@a', '@김 정', '@@a', 'x\\n@a'].map(typed),
					['', 'a@', 'a@b', '1@b', '@ ', '@a\\n', 'https://x.kr/@a', '`@a', '```\\n@a'].map(typed),
					nameAt('@ab', 1),
					['😀 @정원님 @Ann Leeds', '@Anna', '@Ann', '@Ann Lee!', '@정원@Ann'].map(listed),
					listed('@Ann '.repeat(51)).split(',').length,
					['wjd', 'wj', 'wjddnjs', 'wd', 'rkqt', 'Rhc', 'dhkd', '정', 'ㅠ두', 'ㅈㅇ', '정a', '1'].map(switched),
					element.innerHTML,
				]
			}""";

	private static final String LEVELS = """
			async () => {
				const { Room } = await import('/js/page/rooms/room.js')
				const { Arrivals } = await import('/js/page/notify/arrivals.js')
				const shown = (kind, level, unread, mentions) => {
					const room = new Room({ id: 'r', kind, level, name: 'R', lastSeq: 9, unread, mentions }, false)
					return `${room.calls} ${room.waiting}`
				}
				const room = new Room({ id: 'r', kind: 'public', name: 'R', lastSeq: 9, readSeq: 5, unread: 0, mentions: 1, epoch: 'e' }, false)
				const arrivals = new Arrivals()
				const news = () => arrivals.of([room], { complete: true }).map(({ since }) => since).join()
				const steps = [news()]
				const after = (change) => (change(), steps.push(`${room.mentions} ${news()}`))
				after(() => room.move({ lastSeq: 10, unread: 2, mentions: 2 }))
				after(() => room.move({ lastSeq: 11, unread: 3, mentions: 2 }))
				after(() => room.move({ lastSeq: 10, unread: 9, mentions: 9 })) // older
				after(() => room.read(11))
				after(() => room.move({ lastSeq: 12, unread: 0, mentions: 1 })) // an edit
				return [
					shown('public', 'all', 2, 0), shown('public', 'all', 2, 1), shown('public', 'all', 0, 1), shown('direct', 'all', 2, 1),
					shown('public', 'mentions', 2, 0), shown('public', 'mentions', 2, 1), shown('direct', 'mentions', 2, 1),
					shown('public', 'none', 2, 1), shown('direct', 'none', 2, 1), ...steps,
				].join()
			}""";

	@Autowired
	private BeanFactory server;

	private Garden garden;

	@BeforeEach
	void plant() {
		this.garden = new Garden(this.server);
	}

	@Test
	void aNameBeginsWithAnAtSign() {
		assertThat((List<?>) this.people.module().evaluate(TYPED)).isEqualTo(Arrays.asList(
				List.of("0 ", "3 ", "3 ㅈ", "0 정", "1 a", "0 김 정", "1 a", "2 a"),
				Arrays.asList(null, null, null, null, null, null, null, null, null), null,
				List.of("j 2 3,a 7 4", "", "a 0 4", "l 0 8", "j 0 3,a 3 4"), 50,
				Arrays.asList("정", "저", "정원", "ㅈㅇ", "값", "꽃", "왕", "wjd", "ben", "wd", null, null),
				"x@Ann <code>@Ann</code> <b><bdi class=\"mention\" data-account=\"a\" role=\"button\" tabindex=\"0\">@A</bdi></b> "
						+ "<bdi class=\"mention\" data-account=\"a\" role=\"button\" tabindex=\"0\">@A</bdi> 😀<bdi class=\"mention\" data-account=\"b\" data-own=\"\">@B</bdi>"));
	}

	@Test
	void aMentionIsNewsAndTheLevelDecidesWhatIsShown() {
		assertThat(this.people.module().evaluate(LEVELS))
			.isEqualTo("true 0,true 1,true 1,true 2,false 0,true 1,true 1,false 0,false 0,,2 9,2 ,2 ,0 ,1 10");
	}

	@Test
	void aNameIsCompletedWhileASyllableIsComposed() {
		Account other = this.garden.come("정원");
		this.garden.say(other, "안녕하세요");
		ChatPage page = this.people.join("Minji", new NewContextOptions(), this.garden);
		Locator field = page.composer();
		InputMethod inputMethod = new InputMethod(page.page());
		page.page().keyboard().type("a@b 회의는@");
		inputMethod.compose("ㅈ");
		assertThat(options(page)).hasCount(1);
		inputMethod.compose("저");
		inputMethod.compose("정");
		assertThat(names(page)).hasText(new String[] { other.name() });
		inputMethod.takenEnter();
		assertThat(field).hasValue("a@b 회의는@정");
		inputMethod.commit("정");
		inputMethod.plainEnter();
		assertThat(field).hasValue("a@b 회의는@정");
		assertThat(options(page)).hasCount(1);
		inputMethod.plainEnter();
		assertThat(field).hasValue("a@b 회의는@" + other.name() + (isHangul(other.name()) ? "" : " "));
		assertThat(options(page)).hasCount(0);
		assertThat(page.ownTexts()).hasCount(0);
		field.fill("");
		for (String typed : List.of("@wjd", "@ㅈㅇ", "＠정원")) {
			field.fill(typed);
			assertThat(names(page)).hasText(new String[] { other.name() });
		}
		assertNothingFound(page.page(), "with a suggestion");
		page.page().keyboard().press("Tab");
		page.page().keyboard().type("님");
		page.page().keyboard().press("Enter");
		assertThat(mentions(page)).hasText(new String[] { "@" + other.name() });
		assertThat(page.ownTexts())
			.hasText(new String[] { "@" + other.name() + (isHangul(other.name()) ? "" : " ") + "님" });
	}

	@Test
	void aMentionStandsOutAndIsCounted() {
		ChatPage page = this.people.join("정원");
		this.garden.letIn(page);
		this.garden.say("hello");
		Locator link = page.page().locator(".rooms-link[data-room='" + this.garden.id() + "']");
		assertThat(link.locator("[data-part=unread]")).hasText("1");
		assertThat(link).not().hasAttribute("data-waiting", "");
		this.garden.say("@" + page.name() + "님, 오세요");
		assertThat(link).hasAttribute("data-waiting", "");
		assertThat(link.locator("[data-part=badge]")).hasText("1 mention");
		assertThat(page.page()).hasTitle(Pattern.compile("^\\(1\\) .*"));
		ChatPage tab = page.anotherTab();
		assertThat(tab.page().locator(".rooms-link[data-room='" + this.garden.id() + "'] [data-part=badge]"))
			.hasText("1 mention");
		link.click();
		assertThat(mentions(page)).hasText(new String[] { "@" + page.name() });
		assertThat(mentions(page)).hasAttribute("data-own", "");
		assertThat(page.page()).hasTitle(Pattern.compile("^[^(].*"));
		assertThat(tab.page()).hasTitle(Pattern.compile("^[^(].*"));
		page.reload();
		assertThat(mentions(page)).hasText(new String[] { "@" + page.name() });
	}

	@Test
	void aMentionOpensTheProfile() {
		Account other = this.garden.come("정원");
		this.garden.say("@" + other.name() + "님");
		ChatPage page = this.people.join("Minji", new NewContextOptions(), this.garden);
		Locator profile = page.page().locator("maru-profile dialog");
		mentions(page).click();
		assertThat(profile).isVisible();
		assertThat(profile.locator("[data-part=name]")).hasText(other.name());
		page.page().keyboard().press("Escape");
		assertThat(profile).isHidden();
		mentions(page).focus();
		for (String key : List.of("Enter", " ")) {
			page.page().keyboard().press(key);
			assertThat(profile).isVisible();
			page.page().keyboard().press("Escape");
			assertThat(profile).isHidden();
			assertThat(mentions(page)).isFocused();
		}
		assertNothingFound(page.page(), "a mention");
	}

	@Test
	void someoneWhoIsNotInTheRoomIsMarked() {
		ChatPage other = this.people.join("Xaver");
		ChatPage page = this.people.join("Minji", new NewContextOptions(), this.garden);
		type(page, other.name());
		assertThat(options(page).locator("[data-part=note]")).hasText(new String[] { "not in this room" });
		page.page().keyboard().press("Enter");
		page.page().keyboard().type("knows");
		page.page().keyboard().press("Enter");
		assertThat(mentions(page)).hasText(new String[] { "@" + other.name() });
		Locator note = page.page().locator(".toast").filter(new Locator.FilterOptions().setHasText(other.name()));
		assertThat(note).containsText("is not in this room");
		assertThat(note.getByRole(AriaRole.BUTTON)).hasCount(0);
		this.garden.appoint(page);
		page.reload();
		page.composer().focus();
		type(page, other.name());
		page.page().keyboard().press("Enter");
		page.page().keyboard().press("Enter");
		note.getByRole(AriaRole.BUTTON).click();
		assertThat(note).containsText("is in the room now");
		assertThat(other.page().locator(".rooms-link[data-room='" + this.garden.id() + "']")).isVisible();
	}

	@Test
	void namesAreCompletedWhileAMessageIsEdited() {
		Account other = this.garden.come("정원");
		this.garden.say(other, "hello");
		ChatPage xaver = this.people.join("Xaver");
		ChatPage page = this.people.join("Minji", new NewContextOptions(), this.garden);
		Keyboard keyboard = page.page().keyboard();
		page.say("who comes?");
		page.composer().press("ArrowUp");
		Locator editor = page.page().locator(".editor");
		Locator names = editor.getByRole(AriaRole.OPTION).locator("[data-part=name]");
		keyboard.type(" @wjd");
		assertThat(names).hasText(new String[] { other.name() });
		assertNothingFound(page.page(), "with a suggestion in an edit");
		keyboard.press("Escape");
		assertThat(names).hasCount(0);
		keyboard.type("dnjs");
		keyboard.press("Escape");
		assertThat(editor).hasCount(0);
		page.composer().press("ArrowUp");
		keyboard.type(" @wjd");
		assertThat(names).hasCount(1);
		keyboard.press("Enter");
		assertThat(names).hasCount(0);
		keyboard.type(" @" + xaver.name());
		assertThat(names).hasText(new String[] { xaver.name() });
		keyboard.press("Tab");
		keyboard.press("Enter");
		assertThat(editor).hasCount(0);
		assertThat(mentions(page)).hasText(new String[] { "@" + other.name(), "@" + xaver.name() });
		assertThat(mentions(page).last()).hasAttribute("data-account",
				(String) xaver.page().evaluate("document.body.dataset.account"));
		page.reload();
		assertThat(mentions(page)).hasText(new String[] { "@" + other.name(), "@" + xaver.name() });
	}

	/** People who are not known yet are looked for after a pause. */
	private static void type(ChatPage page, String name) {
		page.page().keyboard().type("@" + name.substring(0, name.indexOf(' ')));
		assertThat(names(page).first()).isVisible();
		page.page().keyboard().type(name.substring(name.indexOf(' ')));
		assertThat(names(page)).hasText(new String[] { name });
	}

	private static boolean isHangul(String name) {
		return name.codePoints()
			.skip(name.codePointCount(0, name.length()) - 1)
			.allMatch((c) -> c >= 0xAC00 && c <= 0xD7A3);
	}

	private static Locator mentions(ChatPage page) {
		return page.log().locator(".mention");
	}

	private static Locator names(ChatPage page) {
		return options(page).locator("[data-part=name]");
	}

	private static Locator options(ChatPage page) {
		return page.page().locator("#completion").getByRole(AriaRole.OPTION);
	}

}
