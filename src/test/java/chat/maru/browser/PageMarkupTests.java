package chat.maru.browser;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

import static chat.maru.browser.Accessibility.assertNothingFound;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** Messages are formatted as their authors meant. */
@PageTest
class PageMarkupTests extends PageScenario {

	private static final String TEXT = """
			**"중요"**합니다: https://example.com/a를 보세요
			> 인용
			- 하나
			- 둘 ~~셋~~
			```java
			int a = 1; // <b>
			```""";

	private static final String DRAW = """
			async ([module, html]) => {
				const { markup } = await import(module)
				const place = document.createElement('div')
				place.append(markup({ text: 'plain', html }))
				return place.innerHTML
			}""";

	/** The selection stands in [brackets], before and after the key. */
	private static final String FORMAT = """
			async ([module, marked, mark]) => {
				const { format } = await import(module)
				const start = marked.indexOf('[')
				const end = marked.indexOf(']') - 1
				const value = marked.replace(/[[\\]]/g, '')
				const typed = format(value, start, end, mark)
				const result = value.slice(0, typed.start) + typed.text + value.slice(typed.end)
				return result.slice(0, typed.from) + '[' + result.slice(typed.from, typed.to) + ']' + result.slice(typed.to)
			}""";

	/** As FORMAT. */
	private static final String INDENT = """
			async ([module, marked, back]) => {
				const { indent } = await import(module)
				const start = marked.indexOf('[')
				const end = marked.indexOf(']') - 1
				const value = marked.replace(/[[\\]]/g, '')
				const typed = indent(value, start, end, back)
				if (!typed) return marked
				const result = value.slice(0, typed.start) + typed.text + value.slice(typed.end)
				return result.slice(0, typed.from) + '[' + result.slice(typed.from, typed.to) + ']' + result.slice(typed.to)
			}""";

	private static final String BRACKETS = """
			async ([module, text, address]) => (await import(module)).bracketed(text, address)""";

	private static final String HIGHLIGHT = """
			async ([module, language, text]) => {
				const { highlight } = await import(module)
				const code = Object.assign(document.createElement('code'), { textContent: text })
				highlight(code, language)
				if (code.textContent !== text) return 'another text'
				return code.innerHTML.replaceAll('span class="code-', '').replaceAll('/span', '/')
			}""";

	private static final String PASTE = """
			(field, text) => {
				field.focus()
				const clipboardData = new DataTransfer()
				clipboardData.setData('text/plain', text)
				field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }))
				field.setRangeText(text, field.selectionStart, field.selectionEnd, 'end')
				field.dispatchEvent(new InputEvent('input', { inputType: 'insertFromPaste', bubbles: true }))
			}""";

	@Autowired
	BeanFactory server;

	private ChatPage minji;

	private Garden garden;

	@BeforeEach
	void plant() {
		this.garden = new Garden(this.server);
		this.minji = this.people.join("Minji", new NewContextOptions(), this.garden);
	}

	@Test
	void aMessageLooksTheSameFromTheServerAndFromTheScripts() {
		ChatPage other = this.minji.anotherTab();
		other.page().navigate(this.garden.address());
		other.awaitConnected();
		this.minji.send(TEXT);
		Locator text = this.minji.ownTexts().first();
		assertThat(text.locator("strong")).hasText("\"중요\"");
		assertThat(text.locator("a")).hasAttribute("href", "https://example.com/a");
		assertThat(text.locator("blockquote")).hasText("인용");
		assertThat(text.locator("li")).hasText(new String[] { "하나", "둘 셋" });
		assertThat(text.locator("pre")).hasText("int a = 1; // <b>");
		String shown = text.innerHTML();
		assertThat(other.ownTexts().first().locator("strong")).isVisible();
		assertThat(other.ownTexts().first().innerHTML()).isEqualTo(shown);
		assertNothingFound(this.minji.page(), "with a formatted message");
		this.minji.reload();
		assertThat(this.minji.ownTexts().first().innerHTML()).isEqualTo(shown);
	}

	@Test
	void whatWaitsToBeSentIsPlain() {
		this.people.expectFailedRequests();
		this.minji.context().setOffline(true);
		this.minji.send("**bold** later");
		assertThat(this.minji.unsent().locator("[data-part=text]")).hasText("**bold** later");
		this.minji.context().setOffline(false);
		assertThat(this.minji.unsent()).hasCount(0);
		assertThat(this.minji.ownTexts().locator("strong")).hasText("bold");
	}

	@Test
	void thePageMakesNothingElseOfHtml() {
		Page page = module("/js/page/timeline/markup.js");
		Map.of("<strong class=x id=a>b</strong>", "<strong>b</strong>", "<img src=x alt=a>c", "c",
				"<script>alert(1)</script>", "alert(1)", "<a href=\"javascript:alert(1)\" id=\"x\">d</a>", "<a>d</a>",
				"<a href=\"https://e.kr\" target=\"_blank\">e</a>", "<a href=\"https://e.kr\" target=\"_blank\">e</a>",
				"<svg><a href=\"https://f.kr\">f</a></svg>", "f", "<iframe srcdoc=\"<p>g\"></iframe>", "",
				"<em><form><input></form></em>", "<em></em>")
			.forEach((html, drawn) -> assertThat(page.evaluate(DRAW, List.of("/js/page/timeline/markup.js", html)))
				.as(html)
				.isEqualTo(drawn));
	}

	@Test
	void longCodeIsFoldedAndCanBeCopied() {
		this.minji.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
		String code = IntStream.rangeClosed(1, 30)
			.mapToObj((i) -> "line(" + i + ");")
			.collect(Collectors.joining("\n"));
		this.minji.send("```js\n" + code + "\n```");
		Locator block = this.minji.ownTexts().locator(".code-block");
		assertThat(block).hasClass(Pattern.compile("folded"));
		assertThat(block.locator(".code-number")).hasCount(30);
		assertNothingFound(this.minji.page(), "with folded code");
		block.hover();
		block.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Copy code")).click();
		assertThat(this.minji.page().locator(".toast")).hasText("Text copied.");
		assertThat(this.minji.page().evaluate("navigator.clipboard.readText()")).isEqualTo(code);
		int folded = height(block);
		block.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Show all")).click();
		assertThat(block.locator("pre")).isFocused();
		assertThat(height(block)).isGreaterThan(folded + 100);
	}

	private static int height(Locator place) {
		return (int) place.boundingBox().height;
	}

	@Test
	void keysFormatWhatIsSelected() {
		Locator field = this.minji.composer();
		field.fill("중요합니다");
		field.evaluate("(field) => field.setSelectionRange(0, 2)");
		field.press("Control+b");
		assertThat(field).hasValue("**중요**합니다");
		field.press("Control+i");
		assertThat(field).hasValue("***중요***합니다");
		field.press("Control+z");
		assertThat(field).hasValue("**중요**합니다");
		field.press("Enter");
		assertThat(this.minji.ownTexts().locator("strong")).hasText("중요");
		field.press("ArrowUp");
		Locator editor = this.minji.page().locator("[data-part=edit-text]");
		editor.press("Control+a");
		editor.press("Control+e");
		assertThat(editor).hasValue("`**중요**합니다`");
		Page page = module("/js/page/composer/formatting.js");
		Map.of("a [b] c|**", "a **[b]** c", "a **[b]** c|**", "a [b] c", "**[b]**|*", "***[b]***", "***[b]***|**",
				"*****[b]*****", "a[ b ]c|~~", "a ~~[b]~~ c", "[]|`", "`[]`", "a [b\nc] d|`",
				"a \n```\n[b\nc]\n```\n d", "[b\nc]|`", "```\n[b\nc]\n```")
			.forEach((typed, result) -> {
				String[] parts = typed.split("\\|");
				assertThat(page.evaluate(FORMAT, List.of("/js/page/composer/formatting.js", parts[0], parts[1])))
					.as(typed)
					.isEqualTo(result);
			});
	}

	@Test
	void pastedCodeCanBePutBetweenFences() {
		Locator field = this.minji.composer();
		Locator offer = this.minji.page().getByText("The pasted text looks like code.");
		field.evaluate(PASTE, "just\nthree\nlines");
		assertThat(field).hasValue("just\nthree\nlines");
		assertThat(offer).hasCount(0);
		field.fill("");
		field.evaluate(PASTE, "if (a) {\n  b()\n  c()\n  d()\n}");
		assertThat(offer).isVisible();
		assertNothingFound(this.minji.page(), "with the offer to format code");
		this.minji.page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Format as code")).click();
		assertThat(field).hasValue("```\nif (a) {\n  b()\n  c()\n  d()\n}\n```");
		assertThat(offer).hasCount(0);
		assertThat(field).isFocused();
	}

	@Test
	void tabIndentsCodeAndLeavesTheFieldAfterEscape() {
		Locator field = this.minji.composer();
		field.fill("text");
		field.press("Tab");
		assertThat(field).not().isFocused();
		field.fill("```\na");
		field.press("Tab");
		assertThat(field).hasValue("```\na  ");
		assertThat(field).isFocused();
		field.press("ControlOrMeta+z");
		assertThat(field).hasValue("```\na");
		field.press("Escape");
		field.press("Tab");
		assertThat(field).not().isFocused();
		assertThat(field).hasValue("```\na");
		Page module = module("/js/page/composer/indent.js");
		List.of("a[]b>a  []b", "a[b]c>a  []c", "[a\nb]>  [a\n  b]", "a\nb[c\n\nd\n]e>a\n  b[c\n\n  d\n]e", "  a[]<a[]",
				"x\n   a[]<x\n a[]", "a[]<a[]", "\ta[\n  b]<a[\nb]", " [ a]<[a]")
			.forEach((example) -> {
				boolean back = example.contains("<");
				String[] sides = example.split("[<>]");
				assertThat(module.evaluate(INDENT, List.of("/js/page/composer/indent.js", sides[0], back))).as(example)
					.isEqualTo(sides[1]);
			});
	}

	@Test
	void aPastedAddressEndsWhereItEndedWhenItWasPasted() {
		Locator field = this.minji.composer();
		field.evaluate(PASTE, "https://maru.example/w/회의");
		this.minji.page().keyboard().insertText("를 보세요");
		field.press("Enter");
		Locator link = this.minji.message("https://maru.example/w/회의를 보세요").locator(".message-text a");
		assertThat(link).hasText("https://maru.example/w/회의");
		Page module = module("/js/page/composer/pasted-addresses.js");
		List<String> cases = List.of("https://a.kr/w/회의를|<https://a.kr/w/회의>를", "https://a.kr/w/회의 를|=",
				"https://a.kr/w/회의.|=", "https://a.kr/w/회의a|=", "`https://a.kr/w/회의를`|=", "```\nhttps://a.kr/w/회의를|=",
				"<https://a.kr/w/회의>를|=", "[b](https://a.kr/w/회의를)|=",
				"https://a.kr/w/회의를 https://a.kr/w/회의는|<https://a.kr/w/회의>를 <https://a.kr/w/회의>는");
		for (String example : cases) {
			String[] sides = example.split("\\|");
			assertThat(module.evaluate(BRACKETS,
					List.of("/js/page/composer/pasted-addresses.js", sides[0], "https://a.kr/w/회의")))
				.as(example)
				.isEqualTo(sides[1].equals("=") ? sides[0] : sides[1]);
		}
		assertThat(module.evaluate(BRACKETS,
				List.of("/js/page/composer/pasted-addresses.js", "https://a.kr/page를", "https://a.kr/page")))
			.as("The address is found as it is")
			.isEqualTo("https://a.kr/page를");
	}

	@Test
	void codeIsColouredByLanguage() {
		Page page = module("/js/page/timeline/highlight.js");
		Map.of(List.of("java", "int a = 1; // <b>"), "<keyword\">int</> a = <number\">1</>; <comment\">// &lt;b&gt;</>",
				List.of("python", "def f(): # c"), "<keyword\">def</> f(): <comment\"># c</>",
				List.of("sql", "SELECT 'a''b' FROM t -- c"),
				"<keyword\">SELECT</> <string\">'a'</><string\">'b'</> <keyword\">FROM</> t <comment\">-- c</>",
				List.of("html", "<p a=\"b\">c</p>"),
				"<keyword\">&lt;p</> a=<string\">\"b\"</><keyword\">&gt;</>c<keyword\">&lt;/p</><keyword\">&gt;</>",
				List.of("diff", "+a\n-b\n c"), "<added\">+a\n</><gone\">-b\n</> c", List.of("js", "/* open"),
				"<comment\">/* open</>", List.of("brainfuck", "+[-]"), "+[-]")
			.forEach((code, coloured) -> assertThat(
					page.evaluate(HIGHLIGHT, List.of("/js/page/timeline/highlight.js", code.get(0), code.get(1))))
				.isEqualTo(coloured));
	}

	private Page module(String path) {
		this.people.expectFailedRequests(); // a module opened as a page has no icon
		Page page = this.people.page(new NewContextOptions());
		page.navigate(path);
		return page;
	}

}
