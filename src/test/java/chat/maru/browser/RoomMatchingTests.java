package chat.maru.browser;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What a query finds, as people type Korean and everything else. */
@PageTest
class RoomMatchingTests extends PageScenario {

	private static final String MODULE = "/js/page/rooms/matching.js";

	private static final String FINDS = """
			async ([module, query, name]) => {
				const { finder } = await import(module)
				return finder(query)(name)
			}""";

	@ParameterizedTest
	@CsvSource(textBlock = """
			garden,      Our Garden
			GARDEN,      Our garden
			ourgar,      Our Garden
			'  ',        Garden
			정원,        우리 정원
			ㅈㅇ,        정원
			ㅇㄹㅈㅇ,    우리 정원
			ㅂㅈㅇ,      봄 정원
			ㄳ,          가시
			저,          정원
			정,          정원
			정ㅇ,        정원
			정우,        정원
			정워,        정원
			간,          가나
			닭,          달기
			달,          닭
			정원ㅅ,      정원 소식
			봄ㅈㅇ,      봄 정원
			ｇａｒｄｅｎ, Garden
			straße,      STRASSE
			οδός,        ΟΔΌΣ
			정원,        \u110c\u1165\u11bc\u110b\u116f\u11ab
			🌱,          🌱 Garden
			2층,         ②층""")
	void aPartOfTheNameFindsIt(String query, String name) {
		assertThat(finds(query, name)).as("'%s' finds '%s'", query, name).isTrue();
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			garden,  Gardn
			ㅈㅇ,    전
			ㅇㅈ,    정원
			저원,    정원
			젖,      정원
			정오,    정원
			ㄱㅅ,    갓
			강,      가나
			ㅓ,      정원
			정원 1,  정원""")
	void nothingElseDoes(String query, String name) {
		assertThat(finds(query, name)).as("'%s' finds '%s'", query, name).isFalse();
	}

	private boolean finds(String query, String name) {
		this.people.expectFailedRequests(); // a module opened as a page has no icon
		Page page = this.people.browser(new NewContextOptions()).newPage();
		page.navigate(MODULE);
		return (boolean) page.evaluate(FINDS, List.of(MODULE, query, name));
	}

}
