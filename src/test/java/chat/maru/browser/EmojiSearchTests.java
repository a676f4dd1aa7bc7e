package chat.maru.browser;

import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** How emoji are found by their names, without the page. */
@PageTest
@ExtendWith(BrowserExtension.class)
class EmojiSearchTests {

	private static final String FOLDER = "/js/page/emoji/";

	private static final String LOAD = """
			async (folder) => {
				for (const name of ['data', 'search', 'shortcode', 'grid', 'tone', 'recent'])
					Object.assign(window, await import(`${folder}${name}.js`))
				window.all = (await loadEmoji()).flatMap(({ emoji }) => emoji)
			}""";

	private static Page page;

	@BeforeAll
	static void open(Page shared) {
		page = shared;
		page.navigate(FOLDER + "search.js");
		page.evaluate(LOAD, FOLDER);
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			heart,     ❤️
			하트,      ❤️
			ㅎㅌ,      ❤️
			smile,     😄
			red_heart, ❤️
			박수,      👏
			ㅂㅅ,      👏
			축하,      🎉
			ㅊㅋ,      🎉
			ㅋㅋ,      😂
			한국,      🇰🇷
			+1,        👍
			thumbsu,   👍
			고양,      🐱
			zzzz,      ''""")
	void theBestMatchIsFirst(String query, String emoji) {
		assertThat(evaluate("(query) => search(all, query)[0]?.text ?? ''", query)).isEqualTo(emoji);
	}

	@Test
	void amongEqualMatchesTheLastChosenIsFirst() {
		assertThat(evaluate("(recent) => search(all, 'heart', { recent })[1].text", List.of("💚"))).isEqualTo("💚");
	}

	@Test
	void aPartOfAWordIsFoundOnlyIfNothingElseIs() {
		assertThat(evaluate("(query) => search(all, query).length", "nicorn")).isEqualTo(0);
		assertThat(evaluate("(query) => search(all, query, { inside: true })[0].text", "nicorn")).isEqualTo("🦄");
		assertThat(evaluate("(query) => search(all, query, { inside: true }).some(({ text }) => text === '❤️')", "art"))
			.isEqualTo(false);
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			smile, 😄
			+1,    👍
			100,   💯
			하트,  ❤️
			빨간색_하트, ❤️
			smil,  ''
			happy, ''
			10,    ''
			핱,    ''""")
	void aNameInColonsIsAWholeName(String name, String emoji) {
		assertThat(evaluate("(name) => named(all, name)?.text ?? ''", name)).isEqualTo(emoji);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
			:sm              | sm
			see :smi         | smi
			(:smi            | smi
			😄:smi           | smi
			안녕 :하         | 하
			안녕 :ㅎㅌ       | ㅎㅌ
			`a` :smi         | smi
			:red_he          | red_he
			https://x.kr :sm | sm""")
	void aColonBeginsAName(String text, String query) {
		assertThat(at(text)).containsEntry("query", query).containsEntry("complete", false);
	}

	@ParameterizedTest
	@ValueSource(strings = { ":s", ":)", ":-)", ":D", ":-1", "10:30", "at 10:30", "좋아요:하트", "a:smi", "::smi",
			"https://x.kr/:smi", "http:smi", "www.x.kr/?:smi", "`:smi", "a `b :smi", "```\n:smi", "```js\na\n\n:smi",
			":smi le" })
	void othersDoNot(String text) {
		assertThat(at(text)).isNull();
	}

	@Test
	void aSecondColonCompletesTheName() {
		assertThat(at("a :smile:")).containsEntry("query", "smile")
			.containsEntry("complete", true)
			.containsEntry("start", 2)
			.containsEntry("end", 9);
		assertThat(at(":+1:")).containsEntry("complete", true);
		assertThat(at("a:b\n:+1:")).containsEntry("start", 4);
		assertThat(at("10:30:")).isNull();
		assertThat(at("`:smile:")).isNull();
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			ArrowRight, 0, 0, 0, 1
			ArrowRight, 0, 9, 1, 0
			ArrowRight, 1, 5, 1, 5
			ArrowLeft,  1, 0, 0, 9
			ArrowLeft,  0, 0, 0, 0
			ArrowDown,  0, 1, 0, 5
			ArrowDown,  0, 7, 0, 9
			ArrowDown,  0, 9, 1, 1
			ArrowDown,  1, 5, 1, 5
			ArrowUp,    1, 3, 0, 9
			ArrowUp,    1, 4, 1, 0
			Home,       0, 6, 0, 4
			End,        0, 4, 0, 7
			End,        0, 8, 0, 9""")
	void keysMoveInTheGrid(String key, int group, int index, int toGroup, int toIndex) {
		Object to = page.evaluate(
				"([key, group, index]) => moved(key, { sizes: [10, 6], columns: 4, at: { group, index } })",
				List.of(key, group, index));
		assertThat(to).isEqualTo(Map.of("group", toGroup, "index", toIndex));
	}

	@Test
	void allPeopleInAnEmojiHaveTheSkinTone() {
		assertThat(evaluate("(emoji) => toned(emoji, 3)", "🧑‍🤝‍🧑")).isEqualTo("🧑🏽‍🤝‍🧑🏽");
		assertThat(evaluate("(emoji) => toned(emoji, 1)", "☝️")).isEqualTo("☝🏻");
	}

	@Test
	void theLastChosenAreBounded() {
		assertThat(evaluate("""
				(none) => {
					all.slice(0, 40).forEach(({ text }) => noteEmoji(text))
					noteEmoji(all[38].text)
					const recent = recentEmoji()
					localStorage.clear()
					return [recent.length, recent[0] === all[38].text, recent[1] === all[39].text]
				}""", "")).isEqualTo(List.of(27, true, true));
	}

	private static Object evaluate(String script, Object argument) {
		return page.evaluate(script, argument);
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> at(String text) {
		return (Map<String, Object>) page.evaluate("(text) => shortcodeAt(text, text.length)", text);
	}

}
