package chat.maru.markup;

import java.util.List;
import java.util.Objects;

import chat.maru.support.AddressCases;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Which part of a text is a URL. */
class AddressesTests {

	@ParameterizedTest
	@MethodSource("cases")
	void anAddressEndsWhereTheSentenceContinues(String marked) {
		String text = marked.replaceAll("[⟦⟧]", "");
		StringBuilder found = new StringBuilder(text);
		Addresses.find(text).stream().sorted((a, b) -> b.start() - a.start()).forEach((place) -> {
			found.insert(place.end(), '⟧');
			found.insert(place.start(), '⟦');
		});
		assertThat(found).hasToString(marked);
	}

	@ParameterizedTest
	@MethodSource("cases")
	void theLinksOfATextAreItsAddresses(String marked) {
		if (!marked.contains("](") && !marked.contains("**")) {
			String text = marked.replaceAll("[⟦⟧]", "");
			String html = Objects.requireNonNullElse(Markup.html(text), Escape.html(text));
			assertThat(Escape.text(html.replaceAll("<a [^>]*>", "⟦").replace("</a>", "⟧"))).isEqualTo(marked);
		}
	}

	static List<String> cases() {
		return AddressCases.read();
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://user@a.kr", "https://a.kr:80@b.kr", "javascript:alert(1)",
			"javascript://a.kr/%0aalert(1)", "data:text/html,a", "ftp://a.kr", "//a.kr", "/a", "https://", "https:///a",
			"https://a..kr", "https://аррӏе.com", "https://pаypal.com", "https://g\u03bf\u03bfgle.com",
			"https://a.kr/\u202egnp", "https://a\u200b.kr", "https://a.kr\\b", "https://a.kr:port", "https://a kr",
			"https://a.kr/a b" })
	void anAddressThatMayDeceiveIsNoLink(String address) {
		assertThat(WebAddress.isSafe(address)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://a.kr", "HTTP://A.KR:80/a?b#c", "https://한국.kr", "https://한국abc.kr/경로",
			"https://例え.jp", "https://россия.рф", "https://почта.com", "https://münchen.de/straße", "http://[::1]:8080",
			"http://localhost", "http://192.168.0.10", "https://a_b.kr", "https://a.kr." })
	void anAddressOfTheWebIsALink(String address) {
		assertThat(WebAddress.isSafe(address)).isTrue();
	}

}
