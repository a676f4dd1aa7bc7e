package chat.maru.account;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class NameSuggestionsTests {

	@Test
	void theFirstClaimThatIsANameIsTried() {
		assertThat(first("minji", "Kim Minji")).isEqualTo("minji");
		assertThat(first("  ", "김민지")).isEqualTo("김민지");
		assertThat(first("\u3164", "민지")).isEqualTo("민지");
		assertThat(first()).isEqualTo("Member");
		assertThat(first("\u0000\u200b", "\u202e")).isEqualTo("Member");
	}

	@Test
	void charactersThatNamesCannotHaveAreLeftOut() {
		assertThat(first("Min\u202eji\n")).isEqualTo("Minji");
		assertThat(first("minji@example.org")).isEqualTo("minji");
		assertThat(first("@minji")).isEqualTo("@minji");
		assertThat(first("x".repeat(100_000))).isEqualTo("x".repeat(40));
		assertThat(first("👩‍🌾".repeat(30)).codePointCount(0, first("👩‍🌾".repeat(30)).length()))
			.isLessThanOrEqualTo(40);
	}

	@Test
	void otherNamesFollowThatAreNamesToo() {
		List<String> names = NameSuggestions.among(List.of("y".repeat(40))).map(DisplayName::value).toList();
		assertThat(names).hasSize(12).doesNotHaveDuplicates().allMatch((name) -> name.length() <= 40);
		assertThat(names.get(1)).isEqualTo("y".repeat(33) + " 2");
		assertThat(names.get(11)).matches("y{33} \\d{6}");
	}

	private static String first(String... claims) {
		return NameSuggestions.among(List.of(claims)).findFirst().orElseThrow().value();
	}

}
