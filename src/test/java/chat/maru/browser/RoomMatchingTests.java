package chat.maru.browser;

import chat.maru.support.MatchingCases;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The matches of a query, in Korean and other languages. */
@PageTest
class RoomMatchingTests extends PageScenario {

	private static final String MODULE = "/js/page/rooms/matching.js";

	private static final String FINDS = """
			async ([module, query, name]) => {
				const { finder } = await import(module)
				return finder(query)(name)
			}""";

	@ParameterizedTest
	@CsvSource(textBlock = MatchingCases.FOUND)
	void aPartOfTheNameMatches(String query, String name) {
		assertThat(finds(query, name)).as("'%s' finds '%s'", query, name).isTrue();
	}

	@ParameterizedTest
	@CsvSource(textBlock = MatchingCases.NOT_FOUND)
	void otherQueriesDoNotMatch(String query, String name) {
		assertThat(finds(query, name)).as("'%s' finds '%s'", query, name).isFalse();
	}

	private boolean finds(String query, String name) {
		this.people.expectFailedRequests(); // a module opened as a page has no icon
		Page page = this.people.browser(new NewContextOptions()).newPage();
		page.navigate(MODULE);
		return (boolean) page.evaluate(FINDS, List.of(MODULE, query, name));
	}

}
