package chat.maru.browser;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.NavigateOptions;
import com.microsoft.playwright.Page.WaitForURLOptions;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.Route.FulfillOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitUntilState;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** A page that is visible before its scripts run, and one whose scripts fail. */
@PageTest
class PageStartTests extends PageScenario {

	/** One of many modules; if one is missing, none runs. */
	private static final String MODULE = "**/js/page/switcher/ranking.js";

	private static final String ADDRESS = "**/";

	/** Modules that were loaded although the head of the page does not name them. */
	private static final String NOT_PRELOADED = """
			() => {
				const named = [...document.querySelectorAll('link[rel=modulepreload]')].map(({ href }) => href)
				const loaded = performance.getEntriesByType('resource').map(({ name }) => name)
				return loaded.filter((name) => /\\/js\\/(page|client)\\//.test(name) && !named.includes(name))
			}""";

	@Test
	void inputBeforeTheScriptsAreLoadedIsHandledAfterwards() {
		ChatPage minji = this.people.join("Minji");
		ChatPage ben = this.people.join("Ben");
		minji.composer().fill("early: of the last visit");
		Page page = minji.page();
		AtomicReference<Route> held = new AtomicReference<>();
		page.route(MODULE, held::set);
		page.clock().install();
		page.navigate("/", new NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
		page.waitForCondition(() -> held.get() != null);
		assertThat(minji.composer()).hasValue("early: of the last visit");
		minji.composer().press("Enter");
		assertThat(kept(page)).hasText(new String[] { "early: of the last visit" });
		minji.composer().blur();
		page.keyboard().type("early: by the button");
		minji.sendButton().click();
		InputMethod korean = new InputMethod(page);
		korean.compose("안녕");
		korean.takenEnter();
		korean.commit("안녕");
		korean.released();
		assertThat(kept(page)).hasText(new String[] { "early: of the last visit", "early: by the button", "안녕" });
		minji.composer().fill("early: not finished");
		page.keyboard().press("Control+k");
		page.keyboard().type("lob");
		assertThat(slow(page)).isHidden();
		page.clock().fastForward(16_000);
		assertThat(slow(page)).isVisible();
		held.get().resume();
		List<String> texts = List.of("early: of the last visit", "early: by the button");
		for (ChatPage reader : List.of(minji, ben)) {
			reader.awaitTexts("early:", texts);
			assertThat(reader.message("안녕")).hasCount(1);
		}
		assertThat(page.locator(".switcher-query")).hasValue("lob");
		assertThat(page.getByRole(AriaRole.OPTION).first()).containsText("Lobby");
		page.keyboard().press("Escape");
		assertThat(minji.composer()).hasValue("early: not finished");
		assertThat(minji.unsent()).hasCount(0);
		assertEquals(List.of(), page.evaluate(NOT_PRELOADED));
		assertThat(kept(page)).hasCount(0);
		assertThat(slow(page)).hasCount(0);
	}

	@Test
	void aModuleThatFailsIsReportedAndNoTextIsLost(BrowserContext context) {
		ChatPage minji = JoinPage.open(context).join(People.unique("Minji"));
		Page page = minji.page();
		List<Route> held = new ArrayList<>();
		page.route(MODULE, held::add);
		page.navigate("/", new NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
		minji.send("broken: sent too early");
		minji.composer().fill("broken: and half of");
		page.waitForCondition(() -> !held.isEmpty());
		held.get(0).abort();
		String text = "broken: sent too early\nbroken: and half of";
		assertThat(problem(page)).isVisible();
		assertThat(minji.composer()).hasValue(text);
		minji.sendButton().click();
		assertThat(minji.composer()).hasValue(text);
		page.unroute(MODULE);
		page.route(MODULE, (route) -> route.fulfill(new FulfillOptions().setContentType("text/javascript")
			.setBody("throw new Error('a module that throws')")));
		again(page).click();
		page.waitForURL(ADDRESS, new WaitForURLOptions().setWaitUntil(WaitUntilState.COMMIT));
		assertThat(problem(page)).isVisible();
		assertThat(minji.composer()).hasValue(text);
		page.unroute(MODULE);
		again(page).click();
		minji.awaitConnected();
		assertThat(problem(page)).hasCount(0);
		assertThat(minji.composer()).hasValue(text);
		minji.composer().press("Enter");
		assertThat(minji.textsWith("broken:")).hasText(new String[] { text });
	}

	private static Locator kept(Page page) {
		return page.locator(".composer-kept li");
	}

	private static Locator slow(Page page) {
		return page.getByText("This page is still loading.");
	}

	private static Locator problem(Page page) {
		return page.getByText("This page did not load completely.");
	}

	private static Locator again(Page page) {
		return page.getByText("Reload").filter(new Locator.FilterOptions().setVisible(true));
	}

}
