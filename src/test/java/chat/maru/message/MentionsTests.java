package chat.maru.message;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import chat.maru.account.DisplayName;
import chat.maru.message.MentionedAccounts.Named;
import chat.maru.refusal.Refused;
import chat.maru.room.Room;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verifyNoInteractions;

/** Which parts of a text are mentions. */
class MentionsTests {

	private static final List<String> MEMBERS = List.of("정원", "정원이", "김 정원", "Ann", "Ann Lee", "Bob-2", "가", "Zoë",
			"李雷");

	private static final JsonMapper JSON = new JsonMapper();

	private final MentionedAccounts accounts = mock();

	private final Mentions mentions = new Mentions(this.accounts);

	private final Room room = mock();

	@BeforeEach
	void begin() {
		Map<String, Named> byKey = MEMBERS.stream()
			.collect(Collectors.toMap((name) -> DisplayName.of(name).key(), (name) -> new Named("id " + name, name)));
		given(this.accounts.members(any(), any())).willAnswer((call) -> {
			Map<String, Named> found = new HashMap<>(byKey);
			found.keySet().retainAll(call.<List<String>>getArgument(1));
			return found;
		});
		given(this.accounts.names(any())).willReturn(Map.of("x", "Xaver"));
	}

	/** Each expected mention is its name, its place and its length. */
	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			@정원                       | 정원 0 3
			@정원^^                     | 정원 0 3
			@정원👍🏽                     | 정원 0 3
			@정원님, 안녕하세요            | 정원 0 3
			＠정원께서 말씀하신            | 정원 0 3
			@정원이가                   | 정원이 0 4
			회의는@정원                  | 정원 3 3
			😀 @정원                    | 정원 2 3
			@김 정원님                   | 김 정원 0 5
			@ＡＮＮ!                     | Ann 0 4
			@ann lee's idea            | Ann Lee 0 8
			@Ann Leeds                 | Ann 0 4
			@Anna                      |
			@Ann님                     | Ann 0 4
			@Ann2                      |
			@Bob-2                     | Bob-2 0 6
			@李雷你好                    | 李雷 0 3
			@Zoë                      | Zoë 0 4
			@가́                       |
			@Ann🏽                     |
			(@Ann) "@정원"              | Ann 1 4;정원 8 3
			@Ann@정원                   | Ann 0 4
			@정원@Ann                   | 정원 0 3;Ann 3 4
			a@Ann                      |
			a_@Ann                     |
			mail to x@정원.kr            |
			https://x.kr/@정원 @Ann      | Ann 17 4
			`@정원` @Ann                | Ann 6 4
			``a ` @정원`` @Ann           | Ann 12 4
			` @정원                     | 정원 2 3
			@ 정원                      |
			@@정원                      | 정원 1 3
			@nobody                    |
			""")
	void whatFollowsAnAtSignIsTheLongestName(String text, String expected) {
		assertThat(shown(of(text, "null"))).isEqualTo((expected != null) ? expected : "");
	}

	@Test
	void thereAreNoneInFencedCode() {
		assertThat(shown(of("@Ann\n```\n@정원\n````\n@Ann", "null"))).isEqualTo("Ann 0 4;Ann 18 4");
		assertThat(shown(of("```\n@정원\n``\n@Ann", "null"))).isEmpty();
	}

	@Test
	void theClientListsMentionsOfAnyone() {
		List<Mention> mentions = of("@정원 @Xaver @Ann", """
				[{"id":"x","at":4,"length":6}]""");
		assertThat(shown(mentions)).isEqualTo("정원 0 3;Xaver 4 6;Ann 11 4");
		assertThat(mentions.get(1).id()).isEqualTo("x");
		assertThat(shown(of("@김 정원", """
				[{"id":"x","at":0,"length":2}]"""))).isEqualTo("Xaver 0 2");
		assertThat(of("@정원", """
				[{"id":"gone","at":0,"length":3}]""")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "7", "[7]", "[{}]", "[{\"id\":7,\"at\":0,\"length\":3}]",
			"[{\"id\":\"x\",\"at\":\"0\",\"length\":3}]", "[{\"id\":\"x\",\"at\":0.5,\"length\":3}]",
			"[{\"id\":\"x\",\"at\":-1,\"length\":3}]", "[{\"id\":\"x\",\"at\":1,\"length\":3}]",
			"[{\"id\":\"x\",\"at\":0,\"length\":1}]", "[{\"id\":\"x\",\"at\":4,\"length\":3}]",
			"[{\"id\":\"x\",\"at\":2147483647,\"length\":40}]", "[{\"id\":\"x\",\"at\":0,\"length\":2147483647}]",
			"[{\"id\":\"x\",\"at\":0,\"length\":3},{\"id\":\"x\",\"at\":0,\"length\":3}]" })
	void listedMentionsMustFitTheText(String sent) {
		assertThatExceptionOfType(Refused.class).isThrownBy(() -> of("@정원 @", sent))
			.satisfies((refused) -> assertThat(refused.reason()).isEqualTo(MessageReason.MENTIONS_INVALID));
	}

	@Test
	void aMessageMentionsAtMostFifty() {
		assertThat(of("@Ann ".repeat(50), "null")).hasSize(50);
		assertTooMany("@Ann ".repeat(51), "null");
		assertTooMany("@Ann ".repeat(800), "null");
		assertTooMany("@Ann ".repeat(60),
				IntStream.range(0, 51)
					.mapToObj((i) -> "{\"id\":\"x\",\"at\":" + 5 * i + ",\"length\":4}")
					.collect(Collectors.joining(",", "[", "]")));
		assertThat(of("@?".repeat(2_000), "null")).isEmpty();
	}

	@Test
	void aTextWithoutAtSignsCostsNothing() {
		MentionedAccounts untouched = mock();
		assertThat(new Mentions(untouched).of(this.room, "정원님", SentMentions.NONE)).isEmpty();
		verifyNoInteractions(untouched);
	}

	private void assertTooMany(String text, String sent) {
		assertThatExceptionOfType(Refused.class).isThrownBy(() -> of(text, sent))
			.satisfies((refused) -> assertThat(refused.reason()).isEqualTo(MessageReason.TOO_MANY_MENTIONS));
	}

	private List<Mention> of(String text, String sent) {
		return this.mentions.of(this.room, text, SentMentions.read(JSON.readTree(sent)));
	}

	private static String shown(List<Mention> mentions) {
		return mentions.stream()
			.map((mention) -> mention.name() + " " + mention.at() + " " + mention.length())
			.collect(Collectors.joining(";"));
	}

}
