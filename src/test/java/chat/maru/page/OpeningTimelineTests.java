package chat.maru.page;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

import chat.maru.message.Mention;
import chat.maru.support.Browser;
import chat.maru.support.Guest;
import chat.maru.support.Maru;
import chat.maru.support.MaruTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/** The newest messages in the page of a room. */
@MaruTest
class OpeningTimelineTests {

	@Autowired
	private Maru maru;

	@Test
	void thePageHasTheNewestMessagesOnceTheTimeZoneIsKnown() {
		Guest author = this.maru.guest();
		String evil = "opening </script><script>alert(1)</script>";
		assertThat(this.maru.http()
			.postJson("/api/rooms/lobby/messages", "{\"text\":\"" + evil + "\"}", "Authorization", author.bearer())
			.statusCode()).isEqualTo(201);
		Browser browser = this.maru.browser();
		browser.join("Reader" + System.nanoTime());
		String without = browser.get("/").body();
		assertThat(without).contains("\"text\":\"opening \\u003c/script>\\u003cscript>alert(1)\\u003c/script>\"")
			.contains("data-state=\"opening\"")
			.doesNotContain("<script>alert", "data-seq");
		browser.setCookie("zone", "Asia/Seoul");
		assertThat(browser.get("/").body())
			.contains("opening &lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt;", "<article class=\"message",
					"data-part=\"day\"")
			.doesNotContain("<script>alert", "data-state=\"opening\"");
		browser.setCookie("zone", "Nowhere/Else");
		assertThat(browser.get("/").body()).contains("data-state=\"opening\"");
	}

	@Test
	void mentionsHaveThePresentName() {
		List<Mention> mentions = List.of(new Mention("a", "An<n", 2, 4), new Mention("\"b", null, 9, 3),
				new Mention("c", "Cem", 15, 2));
		assertThat(MentionMarkup.of("😀 @Ann, &lt;@Bo&gt;&amp; @C", "😀 @Ann, <@Bo>& @C", mentions, "c")).isEqualTo(
				"😀 <bdi class=\"mention\" data-account=\"a\" role=\"button\" tabindex=\"0\">@An&lt;n</bdi>, &lt;"
						+ "<bdi class=\"mention\" data-account=\"&quot;b\">@Bo</bdi>&gt;&amp; "
						+ "<bdi class=\"mention\" data-account=\"c\" data-own role=\"button\" tabindex=\"0\">@Cem</bdi>");
	}

	@Test
	void mentionsAreMarkedInFormattedText() {
		List<Mention> mentions = List.of(new Mention("a", "Ann", 14, 4), new Mention("a", "Ann", 21, 4));
		assertThat(
				MentionMarkup.of("x@Ann <code>@Ann</code> <b>@Ann</b> @Ann", "x@Ann `@Ann` *@Ann*  @Ann", mentions, ""))
			.isEqualTo(
					"x@Ann <code>@Ann</code> <b><bdi class=\"mention\" data-account=\"a\" role=\"button\" tabindex=\"0\">@Ann</bdi></b> "
							+ "<bdi class=\"mention\" data-account=\"a\" role=\"button\" tabindex=\"0\">@Ann</bdi>");
	}

	@ParameterizedTest
	@CsvSource({ "🎉, true", "🎉👍🏽 ❤️, true", "👨‍👩‍👧‍👦🇰🇷, true", "1️⃣, true", "⚡, true", "☀, false",
			"12, false", "🎉 hi, false", "🎉🎉🎉🎉🎉🎉🎉, false" })
	void aFewEmojiAloneAreLarge(String text, boolean only) {
		assertThat(EmojiText.isOnly(text)).isEqualTo(only);
	}

	@ParameterizedTest
	@CsvSource({ "Minji, M", "' (ben)', B", "박하린, 박", "é́va, É́", "🎉, 🎉", "'', ?" })
	void anAvatarHasTheFirstLetter(String name, String initial) {
		assertThat(AvatarLook.initial(name)).isEqualTo(initial);
	}

	@Test
	void daysAndTimesAreThoseOfTheZoneAndLanguage() {
		Instant at = Instant.parse("2026-11-24T15:05:00Z");
		ZoneId seoul = ZoneId.of("Asia/Seoul");
		RowTimes korean = new RowTimes(seoul, Locale.KOREAN, LocalDate.of(2026, 11, 26));
		RowTimes english = new RowTimes(seoul, Locale.ENGLISH, LocalDate.of(2027, 1, 1));
		assertThat(korean.day(at)).isEqualTo(LocalDate.of(2026, 11, 25));
		assertThat(korean.time(at)).isEqualTo("오전 12:05");
		assertThat(english.time(at)).isEqualTo("00:05");
		assertThat(korean.words(LocalDate.of(2026, 11, 26))).isEqualTo("오늘");
		assertThat(korean.words(LocalDate.of(2026, 11, 25))).isEqualTo("어제");
		assertThat(korean.words(LocalDate.of(2026, 11, 24))).isEqualTo("11월 24일 화요일");
		assertThat(english.words(LocalDate.of(2026, 11, 25))).isEqualTo("Wednesday 25 November 2026");
		assertThat(english.words(LocalDate.of(2027, 1, 3))).isEqualTo("Sunday 3 January");
	}

}
