package chat.maru.browser;

import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.ReducedMotion;
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
	 * a screen of half the size: the second three are the first three at 200 %. 320
	 * pixels are a screen of 1280 at 400 %.
	 */
	private static final List<Viewport> VIEWPORTS = List.of(new Viewport(390, 844), new Viewport(768, 1024),
			new Viewport(1440, 900), new Viewport(195, 422), new Viewport(384, 512), new Viewport(720, 450),
			new Viewport(320, 256), new Viewport(320, 568), new Viewport(844, 390), new Viewport(2560, 1440));

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
				for (const part of document.querySelectorAll(':is(.rooms-link, .person-open, .message-head, .self-link) > *')) {
					const { right, width } = part.getBoundingClientRect()
					if (width > 0 && right > part.parentElement.getBoundingClientRect().right + 0.5) wide.push(part.className)
				}
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

	/**
	 * Finds what forced colours leave without an edge, although its ground says
	 * something.
	 */
	private static final String PLAIN = """
			() => [...document.querySelectorAll('.rooms-link[aria-current], .tab[aria-selected="true"], .rooms-unread, .panel, .composer-box, .avatar')]
				.filter((part) => part.checkVisibility())
				.filter((part) => {
					const { outlineStyle, borderTopStyle, borderInlineStartStyle } = getComputedStyle(part)
					return [outlineStyle, borderTopStyle, borderInlineStartStyle].every((style) => style === 'none')
				})
				.map(({ className }) => className)""";

	/** Counts of three digits everywhere, and names of forty characters for everyone. */
	private static final String LONG = """
			() => {
				const all = (what, change) => document.querySelectorAll(what).forEach(change)
				all('[data-people-count], [data-part=member-count]', (count) => (count.textContent = '128'))
				all('.rooms-link [data-part="unread"]', (count) => (count.textContent = '128'))
				all('.rooms-link [data-part="badge"]', (badge) => (badge.hidden = false))
				all('.message-author, .self-name, .person-name', (name, i) => (name.textContent = (i % 2 ? '박하린' : 'Bartholomew ').repeat(14).slice(0, 40)))
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
		minji.say("layout");
		minji.page().evaluate(LONG);
		VIEWPORTS.forEach((viewport) -> check(minji, viewport, "online"));
		minji.composer().fill("one\ntwo\nthree\nfour\nfive\nsix\nseven");
		VIEWPORTS.forEach((viewport) -> check(minji, viewport, "with a draft of seven lines"));
		minji.context().setOffline(true);
		assertThat(minji.page().locator("maru-banner")).hasAttribute("data-tone", "waiting");
		minji.page()
			.emulateMedia(new EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE)
				.setReducedMotion(ReducedMotion.REDUCE));
		VIEWPORTS.forEach((viewport) -> check(minji, viewport, "offline, forced colours, reduced motion"));
		minji.page().setViewportSize(1440, 900);
		assertThat(minji.page().locator(".people-button")).isVisible();
		minji.page().locator(".people-button").click();
		check(minji, new Viewport(1440, 900), "three panes");
		check(minji, new Viewport(2560, 1440), "three panes");
		assertThat(minji.page().evaluate(PLAIN)).as("selected or separated by a colour alone").isEqualTo(List.of());
		minji.page().emulateMedia(new EmulateMediaOptions().setForcedColors(null).setReducedMotion(null));
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
