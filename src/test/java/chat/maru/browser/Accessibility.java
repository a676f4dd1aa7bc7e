package chat.maru.browser;

import java.util.List;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;

import static org.assertj.core.api.Assertions.assertThat;

/** The results of axe for a page. */
final class Accessibility {

	/** During a transition, colours have no contrast that can be measured. */
	private static final String AWAIT_REST = """
			() => document.getAnimations().every((animation) =>
				animation.playState !== 'running' || animation.effect.getComputedTiming().iterations === Infinity)""";

	private static final String SOURCE = AxeBuilder.getAxeScript();

	private static final String IS_MISSING = "() => window.axe === undefined";

	/**
	 * The findings as texts. Pages have no frames, so only one document is checked;
	 * AxeBuilder would open another browser context to combine several.
	 */
	private static final String RUN = """
			async () => {
				const { violations } = await axe.run({ resultTypes: ['violations'] })
				return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html} ${node.failureSummary}`))
			}""";

	private Accessibility() {
	}

	/** Fails if axe finds anything in the page as it is now. */
	static void assertNothingFound(Page page, String state) {
		page.waitForFunction(AWAIT_REST);
		assertThat(page.frames()).as("the frames of the page, %s", state).hasSize(1);
		if (Boolean.TRUE.equals(page.evaluate(IS_MISSING))) {
			page.evaluate("() => {" + SOURCE + "}");
		}
		assertThat((List<?>) page.evaluate(RUN)).as("what axe found on the page, " + state).isEmpty();
	}

}
