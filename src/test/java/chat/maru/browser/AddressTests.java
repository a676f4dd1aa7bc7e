package chat.maru.browser;

import java.util.List;
import java.util.regex.Pattern;

import chat.maru.support.AddressCases;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Which part of a text is a URL. The expected links are in ⟦brackets⟧. */
@PageTest
class AddressTests extends PageScenario {

	private static final String MODULE = "/js/page/addresses.js";

	private static final Pattern BRACKETS = Pattern.compile("[⟦⟧]");

	private static final List<String> CASES = AddressCases.read();

	private static final String MARK = """
			async ([module, texts]) => {
				const { findAddresses } = await import(module)
				return texts.map((text) => {
					let marked = ''
					let from = 0
					for (const { index, address } of findAddresses(text)) {
						marked += `${text.slice(from, index)}⟦${address}⟧`
						from = index + address.length
					}
					return marked + text.slice(from)
				})
			}""";

	@Test
	void anAddressEndsWhereTheSentenceContinues() {
		this.people.expectFailedRequests(); // a module opened as a page has no icon
		Page page = this.people.page(new NewContextOptions());
		page.navigate(MODULE);
		List<String> texts = CASES.stream().map((text) -> BRACKETS.matcher(text).replaceAll("")).toList();
		assertThat(page.evaluate(MARK, List.of(MODULE, texts))).isEqualTo(CASES);
	}

}
