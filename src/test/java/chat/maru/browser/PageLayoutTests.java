package chat.maru.browser;

import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Browser.NewContextOptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** The chat page fits every screen, with a readable log and a complete field. */
@PageTest
class PageLayoutTests extends PageScenario {

	/**
	 * In CSS pixels. All lengths of the page are in rem, so text or zoom of 200 % equals
	 * a screen of half the size: the second three are the first three at 200 %.
	 */
	private static final List<Viewport> VIEWPORTS = List.of(new Viewport(390, 844), new Viewport(768, 1024),
			new Viewport(1440, 900), new Viewport(195, 422), new Viewport(384, 512), new Viewport(720, 450),
			new Viewport(320, 256), new Viewport(844, 390));

	/** The script has set the height of the screen. */
	private static final String FITTED = """
			() => document.documentElement.style.getPropertyValue('--viewport') === `${visualViewport.height}px`""";

	private static final String MEASURE = """
			() => {
				const frame = document.body
				frame.scrollTop = 0
				const log = document.querySelector('[role=log]').getBoundingClientRect()
				const name = document.querySelector('.room-title').getBoundingClientRect()
				const words = document.createTreeWalker(document.querySelector('.room-head'), NodeFilter.SHOW_TEXT)
				const broken = []
				while (words.nextNode()) {
					for (const { 0: word, index } of words.currentNode.data.matchAll(/\\S+/g)) {
						const range = document.createRange()
						range.setStart(words.currentNode, index)
						range.setEnd(words.currentNode, index + word.length)
						if (new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1) broken.push(word)
					}
				}
				const visible = Math.min(log.bottom, innerHeight) - Math.max(log.top, 0)
				const wide = [...document.querySelectorAll(':is(.room-head, .sidebar-head, .self, .panel-head) > *')]
					.filter((part) => part.getBoundingClientRect().right > innerWidth + 0.5).map(({ className }) => className)
				const field = document.querySelector('.composer-box')
				document.activeElement.blur()
				document.getElementById('composer-text').focus()
				field.scrollIntoView({ block: 'nearest' })
				const box = field.getBoundingClientRect()
				return {
					log: visible, name: name.width, broken, wide,
					overflow: Math.max(frame.scrollWidth - frame.clientWidth, document.documentElement.scrollWidth - innerWidth),
					field: box.top >= -1 && box.bottom <= innerHeight + 1,
				}
			}""";

	@Autowired
	private BeanFactory server;

	@ParameterizedTest
	@ValueSource(strings = { "en-US", "ko-KR" })
	void everyScreenHasALogAndACompleteField(String locale) {
		this.people.expectFailedRequests();
		Garden garden = new Garden(this.server);
		garden.rename(People.unique("Gardening").replaceAll("\\s", "") + "-in-the-yard-behind-the-old");
		ChatPage minji = this.people.join("Minji", new NewContextOptions().setLocale(locale), garden);
		minji.page()
			.evaluate(
					"() => document.querySelectorAll('[data-people-count]').forEach((count) => (count.textContent = '10'))");
		VIEWPORTS.forEach((viewport) -> check(minji, viewport, "online"));
		minji.composer().fill("one\ntwo\nthree\nfour\nfive\nsix\nseven");
		VIEWPORTS.forEach((viewport) -> check(minji, viewport, "with a draft of seven lines"));
		minji.context().setOffline(true);
		assertThat(minji.page().locator("maru-banner")).hasAttribute("data-tone", "waiting");
		VIEWPORTS.forEach((viewport) -> check(minji, viewport, "offline"));
	}

	@SuppressWarnings("unchecked")
	private static void check(ChatPage page, Viewport viewport, String state) {
		page.page().setViewportSize(viewport.width(), viewport.height());
		page.page().waitForFunction(FITTED);
		Map<String, Object> measured = (Map<String, Object>) page.page().evaluate(MEASURE);
		assertThat(((Number) measured.get("log")).doubleValue()).as("height of the log, %s, %s", viewport, state)
			.isGreaterThanOrEqualTo(96);
		assertThat(((Number) measured.get("name")).doubleValue()).as("width of the name, %s, %s", viewport, state)
			.isGreaterThanOrEqualTo(96);
		assertThat(measured).as("%s, %s", viewport, state)
			.containsEntry("broken", List.of())
			.containsEntry("wide", List.of())
			.containsEntry("overflow", 0)
			.containsEntry("field", true);
	}

	private record Viewport(int width, int height) {

		@Override
		public String toString() {
			return this.width + " x " + this.height;
		}

	}

}
