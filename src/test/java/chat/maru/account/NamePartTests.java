package chat.maru.account;

import chat.maru.support.MatchingCases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class NamePartTests {

	@ParameterizedTest
	@CsvSource(textBlock = MatchingCases.FOUND)
	void aPartOfTheNameFindsIt(String query, String name) {
		NamePart part = NamePart.of(query);
		assertThat(part.find(name)).isNotNegative();
		assertThat(NamePart.initials(name)).contains(part.initials());
	}

	@ParameterizedTest
	@CsvSource(textBlock = MatchingCases.NOT_FOUND)
	void nothingElseDoes(String query, String name) {
		assertThat(NamePart.of(query).find(name)).isNegative();
	}

	@Test
	void initialsAreOneLetterForEachLetterOfTheName() {
		assertThat(NamePart.initials("박 하린 Kim")).isEqualTo("ㅂㅎㄹkim");
		assertThat(NamePart.initials("꽃값")).isEqualTo("ㄲㄱ");
	}

}
