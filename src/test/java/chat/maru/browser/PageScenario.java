package chat.maru.browser;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test of the page with several users. An error that any of their browsers reports, on
 * any page, fails the test.
 */
@ExtendWith(BrowserExtension.class)
abstract class PageScenario {

	/** Generous, because the machine may be busy. */
	static final double PATIENCE_MILLIS = 30_000;

	People people;

	@BeforeEach
	void people(BrowserContexts contexts) {
		this.people = new People(contexts);
	}

	@AfterEach
	void nobodyComplained() throws Exception {
		try {
			this.people.assertNobodyComplained();
		}
		finally {
			this.people.leave();
		}
	}

}
