package chat.maru.search;

import java.time.LocalDate;
import java.util.List;

import chat.maru.message.MessagePlace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** How a query is understood. */
class QueryTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
			one  two               | one two
			"one two" three        | "one two" three
			“one two”three         | "one two" three
			-one -"two three" - x  | -one -"two three" - x
			from:"Kim Min" from:lee| from:"Kim Min" from:lee
			보낸사람：김민            | 보낸사람:김민
			FROM:me in: "a b"      | FROM:me "a b"
			http://x.y 10:30       | http://x.y 10:30
			"never ends            | "never ends"
			"" a"b"                | a"b"
			""")
	void partsAreDivided(String typed, String expected) {
		assertThat(QueryPart.parse(typed).stream().map(QueryPart::toString))
			.containsExactlyElementsOf(QueryPart.parse(expected).stream().map(QueryPart::toString).toList());
		assertThat(String.join(" ", QueryPart.parse(typed).stream().map(QueryPart::toString).toList()))
			.isEqualTo(expected);
	}

	@Test
	void anOperatorHasItsValue() {
		assertThat(QueryPart.parse("from:\"Kim Min\" -word"))
			.containsExactly(new QueryPart(false, "from", "Kim Min", true), new QueryPart(true, null, "word", false));
	}

	@ParameterizedTest
	@CsvSource({ "회의는,회의", "회의에서는,회의", "회의록을,회의록", "학교까지,학교", "나는,나는", "회의,회의", "hello,hello", "API를,API를" })
	void particlesAreRemoved(String word, String noun) {
		assertThat(Particles.remove(word)).isEqualTo(noun);
	}

	@ParameterizedTest
	@CsvSource({ "ghldml,회의", "dkssud,안녕", "rkqtdjcl,값어치", "Rnf,꿀", "ehckr,도착", "hello,", "a,", "ㅗ디ㅣㅐ,hello",
			"안녕,dkssud", "값,rkqt", "회의1,", "뷁,qnpfr" })
	void wordsAreTypedInTheOtherLayout(String word, String expected) {
		assertThat(Keyboard.switched(word).orElse(null)).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource({ "검ㅅ,검", "검,검", "ㅅ,ㅅ", "ㅋㅋ,ㅋㅋ", "검색,검색", "aㅅ,aㅅ" })
	void anUnfinishedSyllableIsLeftOut(String typed, String expected) {
		assertThat(Syllables.withoutUnfinished(typed)).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource({ "2026-11-28,2026-11-28,2026-11-29", "2026.2.1,2026-02-01,2026-02-02", "2026/12,2026-12-01,2027-01-01",
			"2026,2026-01-01,2027-01-01", "오늘,2026-11-28,2026-11-29", "Yesterday,2026-11-27,2026-11-28",
			"지난주,2026-11-16,2026-11-23", "this-week,2026-11-23,2026-11-30", "2026-02-30,,", "26-11-28,,", "soon,,",
			"2026-13,," })
	void daysAreRead(String typed, LocalDate first, LocalDate end) {
		assertThat(Days.read(typed, LocalDate.of(2026, 11, 28)).orElse(null))
			.isEqualTo((first != null) ? new Days(first, end) : null);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			회의를 하자       | 회의 의를 를 하자 자
			Hello, World 2  | hello world 2
			API를           | api 를
			꿈              | 꿈
			🎉 a            | 🎉 a
			don't           | don t
			""")
	void aTextHasTerms(String text, String terms) {
		assertThat(Terms.of(text)).containsExactly(terms.split(" "));
	}

	@Test
	void aPlaceIsWhatItWasWritten() {
		MessagePlace place = new MessagePlace(1_795_000_000_000L, "lobby", 42);
		assertThat(MessagePlace.read(place.toString())).contains(place);
		assertThat(MessagePlace.before(7)).isLessThan(new MessagePlace(7, "a", 1));
		assertThat(List.of("", "x", "%", "AAAA")).allMatch((written) -> MessagePlace.read(written).isEmpty());
	}

}
