package chat.maru.browser;

import java.util.List;
import java.util.regex.Pattern;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** Whatever people type, as a name or as a text, is shown as they typed it. */
@PageTest
class PageForeignTextTests extends PageScenario {

	static final List<String> NAMES = List.of("<img src=x onerror=alert(1)>", "\"><script>alert(1)</script>",
			"'-alert(1)-'", "${7*7}#{7*7}[[${7*7}]]{{7*7}}", "&lt;b&gt;&amp;#39;");

	private static final List<String> TEXTS = List.of("<script>alert(1)</script>", "<img src=x onerror=alert(1)>",
			"<svg/onload=alert(1)>", "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
			"\"><style>*{display:none}</style>", "</template></div><b onclick=alert(1)>bold</b>", "javascript:alert(1)",
			"https://example.org/\"onmouseover=\"alert(1)", "https://<script>alert(1)</script>",
			"http://javascript:alert(1)@", "data:text/html,<script>alert(1)</script>",
			"[[${7*7}]] #{7*7} {{7*7}} <%= 7 %>", "&lt;b&gt; &amp; &#39; &nbsp;", "<!-- not a comment",
			"a\\nb \\u0041 ^@ \\0", "%3Cscript%3Ealert(1)%3C/script%3E");

	/** Elements that only markup in a text could have made. */
	private static final String MADE = "img, svg:not(.icon, .mark), script, iframe, style, template, b, i, form, object, embed";

	@ParameterizedTest
	@FieldSource("NAMES")
	void aNameStaysText(String typed) {
		ChatPage stranger = this.people.join(typed);
		ChatPage ben = this.people.join("Ben");
		String text = "said by " + stranger.name();
		stranger.say(text);
		ben.hear(text);
		for (ChatPage page : List.of(stranger, ben)) {
			assertThat(page.message(text)).containsText(stranger.name());
			assertThat(page.online().getByRole(AriaRole.LISTITEM)).containsText(new String[] { stranger.name() });
			assertThat(page.online().locator(MADE)).hasCount(0);
			assertThat(page.log().locator("article").locator(MADE)).hasCount(0);
		}
	}

	@Test
	void aNameThatIsRefusedStaysText() {
		this.people.expectFailedRequests(); // the refusal's 422
		JoinPage door = this.people.visit(new NewContextOptions());
		String name = "\" autofocus onfocus=alert(1) x=\"<script>alert(1)</script>";
		door.submit(name);
		assertThat(door.name()).hasValue(name);
		assertThat(door.name())
			.hasAccessibleDescription(Pattern.compile("This name is too long. It may have up to 40 characters."));
		assertThat(door.page().locator("main script")).hasCount(0);
	}

	@Test
	void aTextStaysText() {
		ChatPage stranger = this.people.join("Stranger");
		ChatPage ben = this.people.join("Ben");
		TEXTS.forEach(stranger::send);
		for (ChatPage page : List.of(stranger, ben)) {
			for (String text : TEXTS) {
				page.hear(text);
			}
			assertThat(page.log().locator("article").locator(MADE)).hasCount(0);
			for (Locator link : page.log().locator("article a").all()) {
				assertThat(link).hasAttribute("href", Pattern.compile("^https?://[^\"<>]+$"));
			}
		}
		assertThat(stranger.unsent()).hasCount(0);
		ben.reload();
		for (String text : TEXTS) {
			ben.hear(text);
		}
	}

	@Test
	void aWordOfFourThousandLettersDoesNotWidenThePage() {
		ChatPage minji = this.people.join("M".repeat(30), new NewContextOptions().setViewportSize(360, 640));
		String word = "wide".repeat(1_000);
		minji.composer().fill(word);
		assertNoWider(minji, 360);
		minji.composer().press("Enter");
		minji.hear(word);
		assertNoWider(minji, 360);
		minji.message(word).getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Show all")).click();
		assertNoWider(minji, 360);
		minji.onlineButton().click();
		assertThat(minji.online()).isVisible();
		assertNoWider(minji, 360);
	}

	@Test
	void textRunsFromRightToLeftWhereItsLettersDoAndNoFurther() {
		ChatPage minji = this.people.join("ليلى");
		minji.say("مرحبا يا أصدقاء! (hello)");
		minji.say("left \u202egnirts\u202c right");
		minji.say("hello ليلى");
		assertThat(minji.message("مرحبا يا أصدقاء! (hello)").locator("[data-part=text]")).hasCSS("direction", "rtl");
		assertThat(minji.message("hello ليلى").locator("[data-part=text]")).hasCSS("direction", "ltr");
		assertThat(minji.message("hello ليلى").locator("time")).hasCSS("direction", "ltr");
		assertNoWider(minji, 1280);
	}

	@Test
	void emojiStayWhole() {
		ChatPage minji = this.people.join("👩‍👩‍👧‍👦 가족");
		for (String text : List.of("👩‍👩‍👧‍👦", "🇰🇷👍🏽", "1️⃣ first", "좋아요 👍🏽", "각 (NFD: 각)")) {
			minji.say(text);
			assertThat(minji.message(text).locator("[data-part=text]")).hasJSProperty("textContent", text);
		}
		assertThat(minji.message("👩‍👩‍👧‍👦").locator("[data-part=avatar]")).hasText("가");
	}

	private static void assertNoWider(ChatPage page, int width) {
		for (String element : List.of("document.documentElement", "document.body",
				"document.querySelector('[role=log]')")) {
			int wide = (int) page.page().evaluate(element + ".scrollWidth");
			assertThat(wide).as(element).isLessThanOrEqualTo(width);
		}
		assertThat((boolean) page.page().evaluate("""
				(() => {
					const log = document.querySelector('[role=log]')
					return log.scrollWidth <= log.clientWidth
				})()""")).as("nothing to scroll sideways").isTrue();
	}

}
