package chat.maru.browser;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

import static chat.maru.browser.Accessibility.assertNothingFound;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** The page says who else is typing. */
@PageTest
class PageTypingTests extends PageScenario {

	@Autowired
	BeanFactory server;

	private ChatPage minji;

	private ChatPage ben;

	@BeforeEach
	void plant() {
		Garden garden = new Garden(this.server);
		this.minji = this.people.join("Minji", new NewContextOptions(), garden);
		this.ben = this.people.join("Ben", new NewContextOptions(), garden);
	}

	@Test
	void othersSeeThatSomeoneIsTyping() {
		double top = top(this.minji);
		this.ben.composer().pressSequentially("hi");
		assertThat(line(this.minji)).hasText(this.ben.name() + " is typing…");
		assertThat(line(this.ben)).isEmpty();
		org.assertj.core.api.Assertions.assertThat(top(this.minji)).isEqualTo(top);
		assertNothingFound(this.minji.page(), "while someone is typing");
		this.ben.composer().press("Enter");
		assertThat(line(this.minji)).isEmpty();
		// A syllable that is being composed counts, and leaving the field ends it.
		this.ben.composer().focus();
		InputMethod inputMethod = new InputMethod(this.ben.page());
		inputMethod.compose("ㅎ");
		assertThat(line(this.minji)).hasText(this.ben.name() + " is typing…");
		inputMethod.commit("하");
		this.ben.composer().blur();
		assertThat(line(this.minji)).isEmpty();
	}

	@Test
	void aUserWhoHidesItSeesItOfNobody() {
		Page page = this.minji.page();
		page.navigate("/account/notifications");
		Locator typing = page.locator("maru-typing input");
		assertThat(typing).isChecked();
		assertNothingFound(page, "with the switch for typing");
		typing.uncheck();
		page.goBack();
		this.minji.awaitConnected();
		this.minji.composer().pressSequentially("hidden");
		this.ben.composer().pressSequentially("shown");
		this.ben.composer().press("Enter");
		this.minji.hear("shown");
		assertThat(line(this.minji)).isEmpty();
		assertThat(line(this.ben)).isEmpty();
		page.evaluate("localStorage.removeItem('maru.typing.' + document.body.dataset.account)");
		this.minji.reload();
		this.minji.composer().pressSequentially("shown");
		assertThat(line(this.ben)).hasText(this.minji.name() + " is typing…");
	}

	private static Locator line(ChatPage chat) {
		return chat.page().locator("#typing");
	}

	private static double top(ChatPage chat) {
		return chat.page().locator("#composer-text").boundingBox().y;
	}

}
