package chat.maru.browser;

import java.util.List;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The differences between two versions of a message. */
@PageTest
@ExtendWith(BrowserExtension.class)
class WordDiffTests {

	private static final String MODULE = "/js/page/timeline/word-diff.js";

	/** Removed words stand in [-...], added ones in [+...]. */
	private static final String DIFF = """
			async ([module, before, after]) => {
				const { wordDiff } = await import(module)
				const mark = { same: (text) => text, removed: (text) => `[-${text}]`, added: (text) => `[+${text}]` }
				return wordDiff(before, after).map(({ kind, text }) => mark[kind](text)).join('')
			}""";

	private static Page page;

	@BeforeAll
	static void open(Page shared) {
		page = shared;
		page.navigate(MODULE);
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			see you at ten,            see you at nine,            see you at [-ten][+nine]
			see you,                   see you tomorrow,           see you[+ tomorrow]
			see you tomorrow,          see you,                    see you[- tomorrow]
			the same,                  the same,                   the same
			one two three,             one 2 3 three,              one [-two][+2 3] three
			a b,                       c d,                        [-a b][+c d]
			회의는 10시예요,           회의는 11시예요,            회의는 [-10][+11]시예요
			점심 먹어요,               저녁 먹어요,                [-점심][+저녁] 먹어요
			🙂 ok,                     🙃 ok,                      [-🙂][+🙃] ok
			""")
	void wordsAreCompared(String before, String after, String expected) {
		assertThat(diff(before, after)).isEqualTo(expected);
	}

	@Test
	void longTextsAreComparedInBoundedTime() {
		String before = "a b ".repeat(2_500);
		String after = "c d ".repeat(2_500);
		assertThat(diff(before, after)).isEqualTo("[-" + before.strip() + "][+" + after.strip() + "] ");
	}

	private static String diff(String before, String after) {
		return (String) page.evaluate(DIFF, List.of(MODULE, before, after));
	}

}
