package chat.maru.browser;

import java.util.List;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;

import static org.assertj.core.api.Assertions.assertThat;

/** What axe says of a page. */
final class Accessibility {

	/** Colours on their way to other colours have no contrast to be measured yet. */
	private static final String AWAIT_REST = """
			() => document.getAnimations().every((animation) =>
				animation.playState !== 'running' || animation.effect.getComputedTiming().iterations === Infinity)""";

	private Accessibility() {
	}

	/** Fails where axe finds anything at all in the page as it is now. */
	static void assertNothingFound(Page page, String state) {
		page.waitForFunction(AWAIT_REST);
		List<String> found = new AxeBuilder(page).analyze()
			.getViolations()
			.stream()
			.flatMap((rule) -> rule.getNodes()
				.stream()
				.map((node) -> rule.getId() + ": " + node.getHtml() + " " + node.getFailureSummary()))
			.toList();
		assertThat(found).as("what axe found on the page, " + state).isEmpty();
	}

}
