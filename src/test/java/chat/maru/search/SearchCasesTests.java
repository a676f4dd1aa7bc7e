package chat.maru.search;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import chat.maru.support.Guest;
import chat.maru.support.Maru;
import chat.maru.support.MaruTest;
import chat.maru.support.Members;
import chat.maru.support.Posts;
import chat.maru.support.Waiting;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A table of texts with the words that a search finds and marks in them. Both engines
 * answer alike, because these tests run on both.
 */
@MaruTest
@TestInstance(Lifecycle.PER_CLASS)
class SearchCasesTests {

	private static final String NOT_FOUND = "";

	@Autowired
	private Maru maru;

	@Autowired
	private SearchIndex index;

	private Guest author;

	private String room;

	/** A text, a query, and the text with marks. */
	static Stream<Arguments> cases() {
		return Stream.of(
				// Korean: a part of two letters is found anywhere, one letter where a
				// pair begins with it.
				Arguments.of("회의를 시작합니다", "회의", "[회의]를 시작합니다"), Arguments.of("내일 회의실에서 봐요", "회의", "내일 [회의]실에서 봐요"),
				Arguments.of("대한민국 만세", "민국", "대한[민국] 만세"), Arguments.of("대한민국 만세", "국", "대한민[국] 만세"),
				Arguments.of("꿈을 꾸었다", "꿈", "[꿈]을 꾸었다"), Arguments.of("회의록과 의록회", "회의록", "[회의록]과 의록회"),
				Arguments.of("회의 그리고 의록", "회의록", NOT_FOUND), Arguments.of("회의 그리고 의록", "의록 회의", "[회의] 그리고 [의록]"),
				Arguments.of("번역을 검토", "번역 검ㅅ", "[번역]을 [검]토"), Arguments.of("ㅋㅋㅋ 웃겨", "ㅋㅋ", "[ㅋㅋ]ㅋ 웃겨"),
				Arguments.of(Normalizer.normalize("풀어 쓴 회의", Form.NFD), "회의",
						Normalizer.normalize("풀어 쓴 [회의]", Form.NFD)),
				// Other words are found by their beginnings.
				Arguments.of("Deployment finished", "depl", "[Depl]oyment finished"),
				Arguments.of("Deployment finished", "ployment", NOT_FOUND),
				Arguments.of("Restart the server", "start", NOT_FOUND),
				Arguments.of("Restart the server", "\"THE server\"", "Restart [the server]"),
				Arguments.of("Restart the server", "\"the serv\"", NOT_FOUND),
				Arguments.of("Restart the server", "server -restart", NOT_FOUND),
				Arguments.of("Restart the server", "server -start", "Restart the [server]"),
				Arguments.of("Plan B for a", "a", "Plan B for [a]"), Arguments.of("Plan B for a", "p", NOT_FOUND),
				Arguments.of("two   words\nhere", "\"words here\"", "two   [words\nhere]"),
				Arguments.of("x".repeat(60) + "yz", "x".repeat(50), "[" + "x".repeat(50) + "]" + "x".repeat(10) + "yz"),
				// Mixed.
				Arguments.of("API를 호출", "api", "[API]를 호출"), Arguments.of("iPhone15 샀다", "iphone", "[iPhone]15 샀다"),
				Arguments.of("maru.db를 복사", "maru.db", "[maru.db]를 복사"),
				Arguments.of("C++ and C#", "c++", "[C++] and C#"),
				Arguments.of("it's 'quoted' \\ back", "it's", "[it's] 'quoted' \\ back"),
				// Other forms of the same letters.
				Arguments.of("Ｍａｒｕ ＡＢＣ", "maru", "[Ｍａｒｕ] ＡＢＣ"), Arguments.of("ΟΔΟΣ", "οδος", "[ΟΔΟΣ]"),
				Arguments.of("Café au lait", "cafe\u0301", "[Café] au lait"), Arguments.of("ﬁrst", "first", "[ﬁrst]"),
				// Japanese, Chinese, Thai.
				Arguments.of("東京都庁", "京都", "東[京都]庁"), Arguments.of("スーパーマーケット", "マーケ", "スーパー[マーケ]ット"),
				Arguments.of("ｽｰﾊﾟｰへ行く", "スーパー", "[ｽｰﾊﾟｰ]へ行く"), Arguments.of("我爱北京天安门", "北京", "我爱[北京]天安门"),
				Arguments.of("ภาษาไทยง่าย", "ไทย", "ภาษา[ไทย]ง่าย"),
				// Marks count code points, whatever is before them.
				Arguments.of("👨‍👩‍👧 가족 회의", "가족", "👨‍👩‍👧 [가족] 회의"),
				Arguments.of("축하해요 🎉🎉", "🎉", "축하해요 [🎉🎉]"), Arguments.of("👍🏽 좋아요", "👍", "[👍]🏽 좋아요"),
				Arguments.of("I ❤️ it", "❤", "I [❤️] it"));
	}

	@BeforeAll
	void post() {
		this.author = Members.member(this.maru);
		this.room = Members.room(this.maru, this.author, UUID.randomUUID().toString(), "private");
		List<String> texts = cases().map((one) -> (String) one.get()[0]).distinct().toList();
		texts.forEach((text) -> this.maru.http()
			.postJson("/api/rooms/" + this.room + "/messages", Posts.body(text), "Authorization",
					this.author.bearer()));
		long last = json("/api/rooms/" + this.room).get("lastSeq").longValue();
		assertThat(last).isGreaterThanOrEqualTo(texts.size());
		Waiting.await().until(() -> {
			SearchIndex.IndexedRoom indexed = this.index.rooms(List.of(this.room)).get(this.room);
			return indexed != null && indexed.seq() == last;
		});
	}

	@ParameterizedTest
	@MethodSource("cases")
	void aQueryFindsAText(String text, String query, String marked) {
		JsonNode answer = json(
				"/api/search?q=" + URLEncoder.encode("in:" + this.room + " " + query, StandardCharsets.UTF_8));
		List<String> found = answer.get("results")
			.valueStream()
			.filter((result) -> result.at("/message/text").stringValue().equals(text))
			.map((result) -> marked(text, result.get("marks")))
			.toList();
		assertThat(answer.has("corrected")).isFalse();
		assertThat(found).isEqualTo(marked.equals(NOT_FOUND) ? List.of() : List.of(marked));
	}

	private static String marked(String text, JsonNode marks) {
		List<String> letters = new ArrayList<>(text.codePoints().mapToObj(Character::toString).toList());
		marks.forEach((mark) -> {
			int at = mark.get(0).intValue();
			int last = at + mark.get(1).intValue() - 1;
			letters.set(at, "[" + letters.get(at));
			letters.set(last, letters.get(last) + "]");
		});
		return String.join("", letters);
	}

	private JsonNode json(String path) {
		return Posts.json(this.maru.http().get(path, "Authorization", this.author.bearer()).body());
	}

}
