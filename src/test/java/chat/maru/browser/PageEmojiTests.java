package chat.maru.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import static chat.maru.browser.Accessibility.assertNothingFound;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** Emoji in the composer: the picker, and the completion of names. */
@PageTest
class PageEmojiTests extends PageScenario {

	@Test
	void theKeyboardChoosesInThePicker() {
		ChatPage page = this.people.join("Emoji");
		Locator field = page.composer();
		field.fill("ab");
		press(page, "ArrowLeft");
		press(page, "Tab");
		assertThat(button(page)).isFocused();
		press(page, "Enter");
		Locator search = page.page().getByRole(AriaRole.SEARCHBOX);
		assertThat(search).isFocused();
		assertThat(emojis(page).first()).isVisible();
		press(page, "ArrowDown");
		assertThat(emoji(page, "grinning face")).isFocused();
		press(page, "ArrowRight");
		press(page, "End");
		press(page, "ArrowDown");
		press(page, "ArrowUp");
		press(page, "Home");
		assertThat(emoji(page, "grinning face")).isFocused();
		press(page, "ArrowUp");
		assertThat(search).isFocused();
		page.page().keyboard().type("ㅎㅌ");
		assertThat(emojis(page).first()).hasAccessibleName("red heart");
		press(page, "Enter");
		assertThat(picker(page)).isHidden();
		assertThat(field).isFocused();
		assertThat(field).hasValue("a❤️b");
		press(page, "Control+z");
		assertThat(field).hasValue("ab");
		press(page, "Tab");
		press(page, "Enter");
		assertThat(emojis(page).first()).hasAccessibleName("red heart");
		page.page().keyboard().type("zzzz");
		assertThat(picker(page).locator(".emoji-none")).isVisible();
		press(page, "Escape");
		assertThat(picker(page)).isHidden();
		assertThat(button(page)).isFocused();
	}

	@Test
	void aFingerChoosesASkinTone() {
		ChatPage page = this.people.join("Emoji", new Look(Look.Device.PHONE, ColorScheme.LIGHT, "ko").options());
		button(page).tap();
		assertThat(emoji(page, "활짝 웃는 얼굴")).isVisible();
		page.page().getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("사람").setExact(true)).tap();
		page.page().getByTitle("갈색 피부", new Page.GetByTitleOptions().setExact(true)).tap();
		assertThat(emoji(page, "올린 엄지")).hasText("👍🏽");
		emoji(page, "올린 엄지").tap();
		assertThat(picker(page)).isHidden();
		assertThat(page.composer()).hasValue("👍🏽");
		page.reload();
		button(page).tap();
		assertThat(emoji(page, "올린 엄지").first()).hasText("👍🏽");
	}

	@Test
	void aNameAfterAColonIsCompleted() {
		ChatPage page = this.people.join("Emoji");
		Locator field = page.composer();
		page.page().keyboard().type("10:30 :) see :smi");
		assertThat(suggestions(page)).hasCount(8);
		assertThat(field).hasAttribute("aria-activedescendant", "completion-0");
		press(page, "ArrowUp");
		assertThat(field).hasAttribute("aria-activedescendant", "completion-7");
		press(page, "ArrowDown");
		press(page, "Escape");
		assertThat(suggestions(page)).hasCount(0);
		assertThat(field).hasValue("10:30 :) see :smi");
		page.page().keyboard().type("le:");
		assertThat(field).hasValue("10:30 :) see 😄");
		press(page, "Control+z");
		assertThat(field).hasValue("10:30 :) see :smile:");
		press(page, "Control+a");
		page.page().keyboard().type(":tad");
		assertThat(suggestions(page).first()).hasText("🎉 party popper :tada:");
		press(page, "Tab");
		assertThat(field).hasValue("🎉");
		assertThat(field).isFocused();
		page.page().keyboard().type(":thumbsu");
		assertThat(suggestions(page).first()).isVisible();
		suggestions(page).first().click();
		assertThat(field).hasValue("🎉👍");
		press(page, "Enter");
		assertThat(page.ownTexts()).hasText(new String[] { "🎉👍" });
		field.fill("길".repeat(3_999));
		button(page).click();
		emoji(page, "thumbs up").first().click();
		assertThat(field).hasValue("길".repeat(3_999) + "👍");
		button(page).click();
		emoji(page, "thumbs up").first().click();
		assertThat(field).hasValue("길".repeat(3_999) + "👍");
		assertThat(page.page().locator("#composer-problem")).containsText("4,000");
	}

	@Test
	void aKoreanNameIsCompletedWhileASyllableIsComposed() {
		ChatPage page = this.people.join("Emoji");
		Locator field = page.composer();
		InputMethod inputMethod = new InputMethod(page.page());
		page.page().keyboard().type("a :");
		inputMethod.compose("ㅎ");
		inputMethod.compose("하");
		inputMethod.compose("핱");
		inputMethod.commit("하");
		inputMethod.compose("트");
		assertThat(suggestions(page).first()).containsText("red heart");
		inputMethod.takenEnter();
		assertThat(field).hasValue("a :하트");
		inputMethod.commit("트");
		inputMethod.plainEnter();
		assertThat(field).hasValue("a :하트");
		assertThat(suggestions(page).first()).containsText("red heart");
		inputMethod.plainEnter();
		assertThat(field).hasValue("a ❤️");
		page.page().keyboard().type(" :");
		inputMethod.compose("박");
		inputMethod.commit("박");
		inputMethod.compose("수");
		assertThat(suggestions(page)).hasCount(1);
		inputMethod.plainEnter();
		assertThat(field).hasValue("a ❤️ :박수");
		assertThat(suggestions(page)).hasCount(1);
		press(page, "Tab");
		assertThat(field).hasValue("a ❤️ 👏");
		assertThat(page.ownTexts()).hasCount(0);
	}

	@Test
	void thePickerSaysThatItCouldNotLoad() {
		ChatPage page = this.people.join("Emoji");
		page.page().evaluate("() => { window.ask = fetch; window.fetch = () => Promise.reject(new TypeError()) }");
		button(page).click();
		assertThat(picker(page).getByText("Could not load the emoji.")).isVisible();
		page.page().evaluate("() => { window.fetch = window.ask }");
		picker(page).getByText("Try again").click();
		assertThat(emoji(page, "grinning face")).isVisible();
	}

	@ParameterizedTest
	@FieldSource("chat.maru.browser.PageAccessibilityTests#LOOKS")
	void axeFindsNothing(Look look) {
		ChatPage page = this.people.join("Emoji", look.options());
		page.composer().pressSequentially(":heart");
		assertThat(suggestions(page).first()).isVisible();
		assertNothingFound(page.page(), "with suggestions");
		suggestions(page).first().click();
		button(page).click();
		assertThat(emojis(page).first()).isVisible();
		assertNothingFound(page.page(), "with the picker");
		page.page().getByRole(AriaRole.SEARCHBOX).fill("ㅎㅌ");
		assertThat(emojis(page).first()).hasText("❤️");
		assertNothingFound(page.page(), "with found emoji");
	}

	private static Locator button(ChatPage page) {
		return page.page().locator("maru-composer [data-part=emoji-button]").first();
	}

	private static Locator picker(ChatPage page) {
		return page.page().locator("#emoji-picker");
	}

	private static Locator emojis(ChatPage page) {
		return picker(page).getByRole(AriaRole.OPTION);
	}

	private static Locator emoji(ChatPage page, String name) {
		return picker(page).getByRole(AriaRole.OPTION, new Locator.GetByRoleOptions().setName(name).setExact(true));
	}

	private static Locator suggestions(ChatPage page) {
		return page.page().locator("#completion").getByRole(AriaRole.OPTION);
	}

	private static void press(ChatPage page, String key) {
		page.page().keyboard().press(key);
	}

}
