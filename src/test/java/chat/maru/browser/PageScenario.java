package chat.maru.browser;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * People in front of the page. Whatever any of their browsers complains of, on whatever
 * page, fails the test.
 */
@ExtendWith(BrowserExtension.class)
abstract class PageScenario {

	/** Generous: the machine may have better things to do. */
	static final double PATIENCE_MILLIS = 30_000;

	static {
		PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
	}

	People people;

	@BeforeEach
	void people(BrowserContexts contexts) {
		this.people = new People(contexts);
	}

	@AfterEach
	void nobodyComplained() {
		this.people.assertNobodyComplained();
	}

}
