package chat.maru.markup;

import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What Markdown makes of a text. In the cases ⏎ is a line break. */
class MarkupTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '¦',
			textBlock = """
					*a* **b** ***c***               | <em>a</em> <strong>b</strong> <em><strong>c</strong></em>
					_a_ __b__ ~~c~~                 | <em>a</em> <strong>b</strong> <del>c</del>
					~~취소~~합니다                       | <del>취소</del>합니다
					~~**a**~~                       | <del><strong>a</strong></del>
					`a*b*` ``c`d``                  | <code>a*b*</code> <code>c`d</code>
					`<b>&amp;`                      | <code>&lt;b&gt;&amp;amp;</code>
					```js⏎a  b⏎ c⏎```               | <pre><code class="language-js">a  b⏎ c</code></pre>
					```⏎- a⏎> b⏎c⏎~~~⏎[d]: e⏎```    | <pre><code>- a⏎&gt; b⏎c⏎~~~⏎[d]: e</code></pre>
					```할 일 목록⏎a⏎```              | <pre><code>할 일 목록⏎a</code></pre>
					see⏎```⏎a⏎```⏎so                | see<pre><code>a</code></pre>so
					```⏎open                        | <pre><code>open</code></pre>
					> a⏎> b                         | <blockquote>a⏎b</blockquote>
					> a⏎b                           | <blockquote>a</blockquote>b
					>a⏎>⏎>b                         | <blockquote>a⏎b</blockquote>
					- a⏎- **b**                     | <ul><li>a</li><li><strong>b</strong></li></ul>
					- a⏎- b⏎c                       | <ul><li>a</li><li>b</li></ul>c
					3. a⏎4. b                       | <ol start="3"><li>a</li><li>b</li></ol>
					- a⏎  - b⏎  - c                 | - a<ul><li>b</li><li>c</li></ul>
					- a⏎  - b⏎  - c⏎- d             | <ul><li>a<ul><li>b</li><li>c</li></ul></li><li>d</li></ul>
					- [ ] a⏎- [x] b                 | <ul><li class="task">☐ a</li><li class="task">☑\uFE0E b</li></ul>
					[a *b*](https://x.kr/?c&d)      | <a href="https://x.kr/?c&amp;d" dir="auto" target="_blank" rel="noopener noreferrer">a <em>b</em></a>
					<https://x.kr>를                 | <a href="https://x.kr" dir="ltr" target="_blank" rel="noopener noreferrer">https://x.kr</a>를
					**https://x.kr/a_b_c**          | <strong><a href="https://x.kr/a_b_c" dir="ltr" target="_blank" rel="noopener noreferrer">https://x.kr/a_b_c</a></strong>
					\\*a\\* \\[b](c)                | *a* [b](c)
					**a**⏎⏎⏎   b⏎  c                | <strong>a</strong>⏎⏎⏎   b⏎  c
					<b>**a**</b>                    | &lt;b&gt;<strong>a</strong>&lt;/b&gt;
					![a](https://x.kr) *b*          | ![a](<a href="https://x.kr" dir="ltr" target="_blank" rel="noopener noreferrer">https://x.kr</a>) <em>b</em>
					""")
	void aTextIsFormatted(String text, String html) {
		assertThat(html(text)).isEqualTo(html.replace('⏎', '\n'));
	}

	@ParameterizedTest
	@ValueSource(strings = { "안녕하세요", "# 제목", "## a ##", "***", "*** 공지 ***", "---", "a⏎---", "a⏎===", "* * *", "- 하나",
			"1. 하나", "2026. 11. 29", "2026. 11. 29. 일요일", "3) 네", "+ 추가", "    code", "\tcode",
			"| a | b |⏎|---|---|⏎| c | d |", "2*3*4", "7*7 and 8*8", "a_b_c", "-_- 헐 -_-", "^_^ 네 ^_^", "ㅠ_ㅠ ㅡ_ㅡ",
			">_<", ">.<", ">ㅁ<", ">=3", "~~~ 신난다", "네~~~", "네~~ 좋아요~~", "네~~좋아요~~ 최고", "¯\\_(ツ)_/¯", "C:\\dir\\x",
			"\\\\server\\share", "&lt; &amp; &nbsp;", "<!-- a -->", "<div>", "<b>a</b>", "<javascript:alert(1)>",
			"<a@b.kr>", "[a](javascript:alert(1))", "[a](data:text/html,b)", "[a](//b)", "[a](/b)", "[a]", "[a]: b",
			"[]()", "[ ]", "[x] a", "* a", "**", "** a **", "a * b * c", "~a~", "`", "a ` b", "``", "-", "1.", ">>1 네",
			">>>클릭", "a\\", "\u2E31**a**" })
	void aTextStaysAsItIs(String text) {
		assertThat(Markup.html(text.replace('⏎', '\n'))).isNull();
	}

	/** CommonMark knows no mark between punctuation and a letter. */
	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '¦', textBlock = """
			**중요**합니다            | <b>중요</b>합니다
			**"중요"**합니다          | <b>"중요"</b>합니다
			**'중요'**합니다          | <b>'중요'</b>합니다
			**“중요”**합니다          | <b>“중요”</b>합니다
			**「중요」**합니다          | <b>「중요」</b>합니다
			**서울(수도)**은          | <b>서울(수도)</b>은
			**서울(수도)**            | <b>서울(수도)</b>
			**서울(수도)**.           | <b>서울(수도)</b>.
			이것은**"중요"**합니다       | 이것은<b>"중요"</b>합니다
			이것은 **"중요"**합니다      | 이것은 <b>"중요"</b>합니다
			주의:**중요**합니다         | 주의:<b>중요</b>합니다
			**주의:**중요합니다         | <b>주의:</b>중요합니다
			(**중요**)합니다          | (<b>중요</b>)합니다
			**100%**입니다          | <b>100%</b>입니다
			**3.5%**의             | <b>3.5%</b>의
			**완료!**라고            | <b>완료!</b>라고
			**왜?**라고             | <b>왜?</b>라고
			**v1.0.**부터          | <b>v1.0.</b>부터
			**좋아요👍**라고          | <b>좋아요👍</b>라고
			**`code`**를          | <b>`code`</b>를
			**C++**로            | <b>C++</b>로
			**A/B(실험)**에서       | <b>A/B(실험)</b>에서
			가**나**다              | 가<b>나</b>다
			가**(나)**다            | 가<b>(나)</b>다
			**(나)**와 **"다"**를    | <b>(나)</b>와 <b>"다"</b>를
			**가**와**나**          | <b>가</b>와<b>나</b>
			*"중요"*합니다            | <i>"중요"</i>합니다
			*서울(수도)*은            | <i>서울(수도)</i>은
			***"둘"***다            | <i><b>"둘"</b></i>다
			~~"취소"~~합니다         | <s>"취소"</s>합니다
			~~서울(수도)~~은          | <s>서울(수도)</s>은
			**重要（注意）**です       | <b>重要（注意）</b>です
			**「重要」**です           | <b>「重要」</b>です
			これは**「重要」**です       | これは<b>「重要」</b>です
			**カタカナー。**それ        | <b>カタカナー。</b>それ
			**重要！**请看           | <b>重要！</b>请看
			请看**“重要”**的         | 请看<b>“重要”</b>的
			중요** 합니다**           | 중요** 합니다**
			** 중요 **합니다          | ** 중요 **합니다
			""")
	void aMarkNextToHangulCounts(String text, String html) {
		String shown = Objects.requireNonNullElse(Markup.html(text), Escape.html(text))
			.replaceAll("(</?)strong>", "$1b>")
			.replaceAll("(</?)em>", "$1i>")
			.replaceAll("(</?)del>", "$1s>")
			.replaceAll("</?code>", "`");
		assertThat(Escape.text(shown)).isEqualTo(html);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			[https://a.kr](https://b.kr)    | b.kr
			[a](https://a.kr@b.kr)          | b.kr
			[a](http://аррӏе.com)           | аррӏе
			[a](http://pаypal.com)          | paypal
			[a](https://a.kr/\u202egnp.b)   | gnp
			""")
	void aLinkThatLooksLikeAnotherIsNone(String text) {
		assertThat(html(text)).doesNotContain("\">a</a>").doesNotContain("href=\"https://b.kr\" dir=\"auto");
	}

	@Test
	void aTextCanBeReadWithoutItsMarks() {
		assertThat(Markup.plain("**a** `b`\n- c\n- d")).isEqualTo("a b  c  d");
		assertThat(Markup.plain("a < b & c")).isEqualTo("a < b & c");
		assertThat(Markup.plain("**<b>** &amp;")).isEqualTo("<b> &amp;");
	}

	private static String html(String text) {
		String typed = text.replace('⏎', '\n');
		return Objects.requireNonNullElse(Markup.html(typed), Escape.html(typed));
	}

}
