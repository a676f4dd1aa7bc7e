package chat.maru.page;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The order of names in the server's lists. The scripts have the same lists in a test of
 * their own, because browsers sort by their own data.
 */
class NameOrderTests {

	private static final List<String> KOREAN = List.of(" space", "_draft", "#general", "🌱 sprout", "2 rooms",
			"10 rooms", "가나", "새 글", "새글", "정원 2", "정원 10", "한글", "漢字", "Äpfel", "apple", "Banana", "C", "C++",
			"garden", "Garden 2", "Garden 10", "zebra", "Ωmega", "ひらがな");

	private static final List<String> ENGLISH = List.of(" space", "_draft", "#general", "🌱 sprout", "2 rooms",
			"10 rooms", "Äpfel", "apple", "Banana", "C", "C++", "garden", "Garden 2", "Garden 10", "zebra", "Ωmega",
			"가나", "새 글", "새글", "정원 2", "정원 10", "한글", "ひらがな", "漢字");

	@Test
	void hangulIsFirstInKoreanAndLatinIsFirstInEnglish() {
		assertThat(sorted(KOREAN, Locale.KOREAN)).isEqualTo(KOREAN);
		assertThat(sorted(ENGLISH, Locale.ENGLISH)).isEqualTo(ENGLISH);
		assertThat(sorted(ENGLISH, Locale.KOREA)).as("the region makes no difference").isEqualTo(KOREAN);
	}

	@Test
	void lowerCaseIsFirstAndLeadingZerosAreIgnored() {
		List<String> names = List.of("garden", "Garden", "room 2", "room 007", "room 10");
		assertThat(sorted(names, Locale.ENGLISH)).isEqualTo(names);
	}

	private static List<String> sorted(List<String> names, Locale locale) {
		List<String> reversed = new ArrayList<>(names);
		Collections.reverse(reversed);
		reversed.sort(NameOrder.of(locale));
		return reversed;
	}

}
