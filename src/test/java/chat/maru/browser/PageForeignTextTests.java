package chat.maru.browser;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import javax.imageio.ImageIO;

import chat.maru.support.Waiting;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** Any text or name of a user is shown exactly as it was typed. */
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

	/**
	 * Not in any page; only markup in a text could create it. The messages as JSON run
	 * nothing.
	 */
	private static final String MADE_ANYWHERE = "img, script:not([src], #opening-page[type='application/json']), iframe, style, object, embed, "
			+ "[onerror], [onload], [onclick], [onfocus], [onmouseover], [autofocus]:not(dialog *, .field, .account-done, .refusal)";

	/** Elements that only markup in a text could create. */
	private static final String MADE = "img, svg:not(.icon, .mark), script, iframe, style, template, b, i, form, object, embed";

	private static final String SAVE_ABOUT = """
			async ({ text, made }) => {
				const form = document.querySelector("form[action='/account/about']")
				const body = new URLSearchParams(new FormData(form))
				body.set('about', text)
				const answer = await fetch(form.action, { method: 'POST', body })
				const shown = new DOMParser().parseFromString(await answer.text(), 'text/html')
				return {
					notices: shown.querySelectorAll('.account-done, [role=alert]').length,
					about: shown.querySelector('#about').value,
					inName: shown.querySelectorAll('.account-name *').length,
					made: shown.querySelectorAll(made).length
				}
			}""";

	/**
	 * Pixels around a text that letters may cover: its margin and the padding of its
	 * line.
	 */
	private static final int CLIP_MARGIN = 16;

	/**
	 * Rounded edges may differ by less than this when they are painted again, summed over
	 * all three colours.
	 */
	private static final int INK = 120;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private BeanFactory server;

	@ParameterizedTest
	@FieldSource("NAMES")
	void theNameAndTopicOfARoomAreShownAsTextEverywhere(String typed) {
		ChatPage owner = this.people.join(typed);
		Page page = owner.page();
		this.jdbc.sql("update account set role = 'administrator' where name = ?").param(owner.name()).update();
		page.navigate("/rooms");
		String name = People.unique(typed);
		String topic = typed + ' ' + String.join(" ", TEXTS).substring(0, 100);
		page.locator("#name").fill(name);
		page.locator("#topic").fill(topic);
		page.locator("form[action='/rooms'][method='post'] button").click();
		assertThat(page).hasTitle(name + " · Maru");
		assertText(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)), name);
		assertText(page.locator(".rooms-link[aria-current] .rooms-name"), name);
		assertNothingMade(page);
		page.navigate(page.url() + "/about");
		assertThat(page).hasTitle(name + " · Maru");
		assertText(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)), name);
		assertText(page.locator(".account-head .account-lead"), topic);
		assertText(page.locator(".account-list .account-item bdi"), owner.name());
		assertThat(page.locator("#name")).hasValue(name);
		assertThat(page.locator("#topic")).hasValue(topic);
		assertNothingMade(page);
		page.navigate("/rooms?query=" + URLEncoder.encode(name, StandardCharsets.UTF_8));
		assertThat(page.locator("input[name=query]")).hasValue(name);
		assertText(page.locator(".account-list .account-item bdi"), name);
		assertText(page.locator(".account-list .account-detail bdi"), topic);
		assertNothingMade(page);
		page.navigate("/admin");
		assertNothingMade(page);
	}

	@ParameterizedTest
	@FieldSource("NAMES")
	void aDescriptionIsShownAsText(String typed) {
		this.people.expectFailedRequests(); // the refusal's 422
		ChatPage stranger = this.people.join(typed);
		Page page = stranger.page();
		page.navigate("/account");
		for (String text : TEXTS) {
			assertStaysTextInTheAnswer(page, typed + text);
		}
		assertAbout(page, typed);
		page.locator("#about").evaluate("(field) => field.removeAttribute('maxlength')");
		assertAbout(page, typed.repeat(40));
		assertThat(page.getByRole(AriaRole.ALERT)).containsText("up to 200 characters");
	}

	/** Submits the form and parses the answer as a browser does, without rendering it. */
	private static void assertStaysTextInTheAnswer(Page page, String text) {
		assertThat(page.evaluate(SAVE_ABOUT, Map.of("text", text, "made", MADE_ANYWHERE)))
			.isEqualTo(Map.of("notices", 1, "about", text, "inName", 0, "made", 0));
	}

	private static void assertAbout(Page page, String typed) {
		page.locator("#about").fill(typed);
		page.locator("form[action='/account/about'] button").click();
		assertThat(page.locator(".account-done, [role=alert]")).hasCount(1);
		assertThat(page.locator("#about")).hasValue(typed);
		assertText(page.locator(".account-name"), page.locator(".account-name").textContent());
		assertNothingMade(page);
	}

	private static void assertText(Locator place, String text) {
		assertThat(place).hasText(text);
		assertThat(place.locator("*")).hasCount(0);
	}

	private static void assertNothingMade(Page page) {
		assertThat(page.locator(MADE_ANYWHERE)).hasCount(0);
	}

	@ParameterizedTest
	@FieldSource("NAMES")
	void aNameIsShownAsText(String typed) {
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
	void aRefusedNameIsShownAsText() {
		this.people.expectFailedRequests(); // the refusal's 422
		JoinPage door = this.people.visit(new NewContextOptions());
		String name = "\" autofocus onfocus=alert(1) x=\"<script>alert(1)</script>";
		door.submit(name);
		assertThat(door.name()).hasValue(name);
		assertThat(door.name())
			.hasAccessibleDescription(Pattern.compile("This name is too long. It can have up to 40 characters."));
		assertThat(door.page().locator("main script")).hasCount(0);
	}

	@Test
	void aMessageIsShownAsText() {
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
	void aLinkCannotImitateAnother() {
		ChatPage page = this.people.join("Minji");
		page.send("\u202ehttps://example.org/gpj.exe and https://example.org/a\u202ecod.b");
		Locator links = page.messages().filter(new Locator.FilterOptions().setHasText("gpj.exe")).locator("a");
		assertThat(links).hasText(new String[] { "https://example.org/gpj.exe", "https://example.org/a" });
		for (Locator link : links.all()) {
			assertThat(link).hasCSS("unicode-bidi", "isolate");
			assertThat(link).hasCSS("direction", "ltr");
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
		assertThat(minji.message(word).locator("[data-part=text]")).isFocused();
		assertNoWider(minji, 360);
		minji.onlineButton().click();
		assertThat(minji.online()).isVisible();
		assertNoWider(minji, 360);
	}

	@Test
	void stackedMarksStayWithinTheirText() throws IOException {
		Garden garden = new Garden(this.server);
		ChatPage minji = this.people.join("Minji", new NewContextOptions(), garden);
		for (String text : List.of("marks: one", "marks: two", "marks: three", "marks: four")) {
			minji.say(text);
		}
		garden.come("Ben");
		assertThat(minji.log().locator(".event-line").last()).containsText("Ben");
		assertThat(minji.page().locator("[data-part=member-count]")).hasText("3");
		minji.page().evaluate("() => document.activeElement.blur()");
		Page page = minji.page();
		for (Locator place : List.of(minji.messages().nth(2).locator("[data-part=text]"),
				minji.messages().first().locator("[data-part=author]"), minji.log().locator(".event-line bdi").last(),
				page.locator(".room-title"), page.locator(".self-name"),
				page.locator(".rooms-link[aria-current] .rooms-name"),
				minji.online().locator(".person-name").first())) {
			assertNothingPaintedAround(page, place);
		}
	}

	private static void assertNothingPaintedAround(Page page, Locator place) throws IOException {
		place.evaluate("(place) => (place.textContent = 'Hg')");
		BufferedImage plain = picture(page);
		place.evaluate("(place) => (place.textContent = 'H' + '\\u0302'.repeat(180) + 'g' + '\\u0323'.repeat(180))");
		BufferedImage piled = picture(page);
		BoundingBox box = place.boundingBox();
		int painted = 0;
		for (int y = 0; y < plain.getHeight(); y++) {
			boolean beside = y < box.y - CLIP_MARGIN || y > box.y + box.height + CLIP_MARGIN;
			for (int x = 0; beside && x < plain.getWidth(); x++) {
				painted += (difference(plain.getRGB(x, y), piled.getRGB(x, y)) > INK) ? 1 : 0;
			}
		}
		assertThat(painted).as("pixels above and below %s", place).isZero();
	}

	private static int difference(int one, int other) {
		return IntStream.of(0, 8, 16)
			.map((shift) -> Math.abs(((one >> shift) & 0xff) - ((other >> shift) & 0xff)))
			.sum();
	}

	/**
	 * Faces and counts of people who joined come a little later, so two in a row must be
	 * equal.
	 */
	private static BufferedImage picture(Page page) throws IOException {
		AtomicReference<byte[]> before = new AtomicReference<>(page.screenshot());
		Waiting.await()
			.pollInSameThread()
			.until(() -> Arrays.equals(before.get(), before.updateAndGet((picture) -> page.screenshot())));
		return ImageIO.read(new ByteArrayInputStream(before.get()));
	}

	@Test
	void rightToLeftTextDoesNotAffectItsSurroundings() {
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
	void emojiAreNotSplit() {
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
