package chat.maru.browser;

import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/**
 * Enter while an input method is composing. Browsers and systems fire the events in
 * different orders; each test covers one of them.
 */
@PageTest
class PageCompositionTests extends PageScenario {

	private static final List<List<String>> GREETING = List.of(List.of("ㅇ", "아", "안"), List.of("ㄴ", "녀", "녕"),
			List.of("ㅎ", "하"), List.of("ㅅ", "세"), List.of("ㅇ", "요"));

	private ChatPage minji;

	private InputMethod inputMethod;

	@BeforeEach
	void focusTheComposer() {
		this.minji = this.people.join("Minji");
		assertThat(this.minji.composer()).isFocused();
		this.inputMethod = new InputMethod(this.minji.page());
	}

	@Test
	void oneEnterCommitsAndSendsIfTheInputMethodHandlesIt() {
		composeGreeting();
		this.inputMethod.takenEnter();
		this.inputMethod.commit("요");
		this.inputMethod.released();
		sentOnce("안녕하세요");
	}

	@Test
	void oneEnterSendsOnceIfItIsFiredAgain() {
		composeGreeting();
		this.inputMethod.takenEnter();
		this.inputMethod.commit("요");
		this.inputMethod.plainEnter();
		sentOnce("안녕하세요");
	}

	@Test
	void oneEnterSendsOnceIfTheFieldHandlesIt() {
		composeGreeting();
		this.inputMethod.plainEnter();
		sentOnce("안녕하세요");
	}

	@Test
	void oneEnterSendsOnceIfTheCompositionEndsFirst() {
		composeGreeting();
		this.inputMethod.commit("요");
		this.inputMethod.takenEnter();
		this.inputMethod.released();
		sentOnce("안녕하세요");
	}

	@Test
	void theButtonSendsTheUnfinishedSyllableToo() {
		composeGreeting();
		this.minji.sendButton().click();
		sentOnce("안녕하세요");
	}

	@Test
	void shiftAndEnterBreakTheLine() {
		composeGreeting();
		this.inputMethod.takenEnterWithShift();
		this.inputMethod.commit("요");
		this.inputMethod.plainEnterWithShift();
		assertThat(this.minji.composer()).hasValue("안녕하세요\n");
		composeGreeting();
		this.inputMethod.takenEnter();
		this.inputMethod.commit("요");
		this.inputMethod.released();
		assertThat(this.minji.ownTexts()).hasJSProperty("textContent", "안녕하세요\n안녕하세요");
		sentOnce("안녕하세요 안녕하세요");
	}

	@Test
	void enterThatPicksACandidateDoesNotSend() {
		this.inputMethod.compose("に");
		this.inputMethod.compose("にほ");
		this.inputMethod.compose("にほん");
		this.inputMethod.compose("日本");
		this.inputMethod.takenEnter();
		this.inputMethod.commit("日本");
		this.inputMethod.released();
		assertThat(this.minji.composer()).hasValue("日本");
		this.minji.page().keyboard().insertText("へ");
		this.minji.page().keyboard().press("Enter");
		sentOnce("日本へ");
	}

	@Test
	void enterThatPicksACandidateDoesNotSendIfTheCompositionEndsFirst() {
		this.inputMethod.compose("にほん");
		this.inputMethod.compose("日本");
		this.inputMethod.commit("日本");
		this.inputMethod.takenEnter();
		this.inputMethod.released();
		assertThat(this.minji.composer()).hasValue("日本");
		this.minji.page().keyboard().press("Enter");
		sentOnce("日本");
	}

	@Test
	void aLaterCompositionIsNotSentByAnEarlierEnter() {
		composeGreeting();
		this.inputMethod.takenEnter();
		this.inputMethod.commit("요");
		this.inputMethod.released();
		assertThat(this.minji.ownTexts()).hasText(new String[] { "안녕하세요" });
		this.inputMethod.compose("ㄱ");
		this.inputMethod.compose("가");
		this.inputMethod.commit("가");
		assertThat(this.minji.composer()).hasValue("가");
		this.minji.composer().press("Enter");
		assertThat(this.minji.ownTexts()).hasText(new String[] { "안녕하세요", "가" });
	}

	/** Leaves the last syllable unfinished. */
	private void composeGreeting() {
		for (List<String> syllable : GREETING) {
			syllable.forEach(this.inputMethod::compose);
			if (syllable != GREETING.get(GREETING.size() - 1)) {
				this.inputMethod.commit(syllable.get(syllable.size() - 1));
			}
		}
	}

	/** Another message is sent afterwards: a duplicate would come before it. */
	private void sentOnce(String text) {
		assertThat(this.minji.ownTexts()).hasText(new String[] { text });
		assertThat(this.minji.composer()).hasValue("");
		this.minji.send("끝");
		assertThat(this.minji.ownTexts()).hasText(new String[] { text, "끝" });
		assertThat(this.minji.unsent()).hasCount(0);
		assertThat(this.minji.ownTexts()).hasText(new String[] { text, "끝" });
	}

}
