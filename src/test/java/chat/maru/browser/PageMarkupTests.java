package chat.maru.browser;

import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
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
		this.minji.context().setOffline(true);
		this.minji.send("**bold** later");
		assertThat(this.minji.unsent().locator("[data-part=text]")).hasText("**bold** later");
		this.minji.context().setOffline(false);
		assertThat(this.minji.unsent()).hasCount(0);
		assertThat(this.minji.ownTexts().locator("strong")).hasText("bold");
	}

	@Test
	void thePageMakesNothingElseOfHtml() {
		this.people.expectFailedRequests(); // a module opened as a page has no icon
		Page page = this.people.page(new NewContextOptions());
		page.navigate("/js/page/timeline/markup.js");
		Map.of("<strong class=x id=a>b</strong>", "<strong>b</strong>", "<img src=x alt=a>c", "c",
				"<script>alert(1)</script>", "alert(1)", "<a href=\"javascript:alert(1)\" id=\"x\">d</a>", "<a>d</a>",
				"<a href=\"https://e.kr\" target=\"_blank\">e</a>", "<a href=\"https://e.kr\" target=\"_blank\">e</a>",
				"<svg><a href=\"https://f.kr\">f</a></svg>", "f", "<iframe srcdoc=\"<p>g\"></iframe>", "",
				"<em><form><input></form></em>", "<em></em>")
			.forEach((html, drawn) -> assertThat(page.evaluate(DRAW, List.of("/js/page/timeline/markup.js", html)))
				.as(html)
				.isEqualTo(drawn));
	}

}
