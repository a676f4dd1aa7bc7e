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

	private static final String SOURCE = AxeBuilder.getAxeScript();

	private static final String IS_MISSING = "() => window.axe === undefined";

	/**
	 * What was found, one text each. Pages have no frames, so nothing has to be put
	 * together from several documents, for which AxeBuilder opens one more browser
	 * context.
	 */
	private static final String RUN = """
			async () => {
				const { violations } = await axe.run({ resultTypes: ['violations'] })
				return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html} ${node.failureSummary}`))
			}""";

	private Accessibility() {
	}

	/** Fails where axe finds anything at all in the page as it is now. */
	static void assertNothingFound(Page page, String state) {
		page.waitForFunction(AWAIT_REST);
		assertThat(page.frames()).as("the frames of the page, %s", state).hasSize(1);
		if (Boolean.TRUE.equals(page.evaluate(IS_MISSING))) {
			page.evaluate("() => {" + SOURCE + "}");
		}
		assertThat((List<?>) page.evaluate(RUN)).as("what axe found on the page, " + state).isEmpty();
	}

}
