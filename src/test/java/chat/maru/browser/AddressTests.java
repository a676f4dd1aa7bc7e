package chat.maru.browser;

import java.util.List;
import java.util.regex.Pattern;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Which part of a text is a URL. The expected links are in ⟦brackets⟧. */
@PageTest
class AddressTests extends PageScenario {

	private static final String MODULE = "/js/page/addresses.js";

	private static final Pattern BRACKETS = Pattern.compile("[⟦⟧]");

	private static final List<String> CASES = """
			请看⟦https://example.com⟧谢谢
			请看⟦https://example.com/a⟧谢谢
			请看⟦https://example.com/a?b=1⟧，谢谢
			（⟦https://example.com/a⟧）
			参考：⟦https://example.com/a⟧。
			「⟦https://example.com/a⟧」を見て
			⟦https://example.com/a⟧を見てください
			詳しくは⟦https://example.com⟧まで
			詳しくは⟦https://example.com/docs/⟧、または
			⟦https://example.com⟧です
			“⟦https://example.com/a⟧”
			‘⟦https://example.com/a⟧’
			„⟦https://example.com/a⟧“
			«⟦https://example.com/a⟧»
			‹⟦https://example.com/a⟧›
			'⟦https://example.com/a⟧'
			'⟦https://example.com/a⟧'에서
			"⟦https://example.com/a⟧"
			⟦https://example.com⟧’s page
			⟦https://example.com/a⟧'s page
			⟦https://example.com/a⟧—and then
			⟦https://example.com⟧–2020
			⟦https://example.com/a⟧…
			⟦https://example.com/a⟧...
			⟦http://192.168.0.10⟧에서
			⟦http://192.168.0.10:8080⟧에서요
			⟦http://localhost:3000⟧에서
			⟦http://localhost⟧에서
			⟦http://localhost:3000/⟧에서
			⟦http://localhost:3000/a⟧로 가요
			⟦http://[::1]:8080⟧에서
			⟦https://example.com⟧에서
			⟦https://example.com⟧입니다.
			⟦https://example.com/a⟧에서는 보여요
			⟦https://example.com/a?b=1⟧을 보세요
			⟦https://example.com/a⟧에, 또
			⟦https://한국.kr⟧에서
			⟦https://예시.한국⟧에서
			(⟦https://example.com/a⟧)에서
			(⟦https://en.wikipedia.org/wiki/A_(b)⟧)
			[Maru](⟦https://example.com/a⟧)을
			[⟦https://example.com⟧](⟦https://example.com⟧)
			⟦https://a.example.com⟧,⟦https://b.example.com⟧
			see ⟦https://example.org/a?b=c#d⟧, or ⟦http://example.org⟧.
			**⟦https://example.com/a⟧**
			⟦https://example.com⟧ดู
			⟦https://en.wikipedia.org/wiki/A_(b)⟧
			⟦https://en.wikipedia.org/wiki/Schrödinger's_cat⟧
			⟦https://en.wikipedia.org/wiki/Bose–Einstein_condensate⟧
			⟦https://ko.wikipedia.org/wiki/서울⟧
			⟦https://ko.wikipedia.org/wiki/C언어⟧
			⟦https://ko.wikipedia.org/wiki/경기도⟧ 보세요
			⟦https://ko.wikipedia.org/wiki/마루_(건축)⟧
			⟦https://ja.wikipedia.org/wiki/日本語⟧
			⟦https://ja.wikipedia.org/wiki/C言語⟧
			⟦https://ja.wikipedia.org/wiki/佐々木⟧
			⟦https://ja.wikipedia.org/wiki/ジョン・レノン⟧
			⟦https://zh.wikipedia.org/wiki/中文⟧
			⟦https://example.com/?q=한글&lang=ko⟧
			⟦https://example.com/검색?q=마루⟧
			⟦https://예시.한국/경로⟧
			⟦https://例え.jp/パス⟧
			⟦https://münchen.de/straße⟧
			⟦https://example.com/a,b;c=d⟧
			⟦https://example.com/~user/a_b-c⟧
			⟦https://example.com/a*b!c⟧
			⟦https://web.archive.org/web/2020/https://example.com/⟧
			⟦https://user:pw@example.com:8080/a⟧
			⟦https://example.com/%EC%84%9C%EC%9A%B8⟧
			⟦HTTPS://EXAMPLE.COM/A⟧
			⟦https://example.com/a|b⟧
			https://
			https://
			xhttp:/example.com and example.com""".lines().toList();

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
