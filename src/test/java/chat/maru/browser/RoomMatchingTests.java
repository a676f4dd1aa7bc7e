package chat.maru.browser;

import java.util.List;

import chat.maru.support.MatchingCases;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The matches of a query, in Korean and other languages. */
@PageTest
@ExtendWith(BrowserExtension.class)
class RoomMatchingTests {

	private static final String MODULE = "/js/page/rooms/matching.js";

	private static final String FINDS = """
			async ([module, query, name]) => {
				const { finder } = await import(module)
				return finder(query)(name)
			}""";

	private static Page page;

	@BeforeAll
	static void open(Page shared) {
		page = shared;
		page.navigate(MODULE);
	}

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

	private static boolean finds(String query, String name) {
		return (boolean) page.evaluate(FINDS, List.of(MODULE, query, name));
	}

}
