package chat.maru.browser;

import java.util.regex.Pattern;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** What the composer says about itself. */
@PageTest
class PageComposerTests extends PageScenario {

	@Autowired
	BeanFactory server;

	@Test
	void theFieldSaysWhereAMessageGoes() {
		Garden garden = new Garden(this.server);
		ChatPage page = this.people.join("Mina", new NewContextOptions(), garden);
		String name = page.page().locator("h1").textContent();
		assertThat(page.composer()).hasAttribute("placeholder", "Message #" + name);
		String renamed = People.unique("Orchard");
		garden.rename(renamed);
		assertThat(page.composer()).hasAttribute("placeholder", "Message #" + renamed);
		assertThat(page.sendButton()).hasCSS("background-color", "rgba(0, 0, 0, 0)");
		page.composer().fill("composer: ready");
		assertThat(page.sendButton()).not().hasCSS("background-color", "rgba(0, 0, 0, 0)");
		page.page().locator("maru-rooms a").getByText("Lobby").click();
		assertThat(page.composer()).hasAttribute("placeholder", "Message #Lobby");
	}

	@Test
	void theHintsOnKeysAreShownUntilThreeMessagesAreSent() {
		ChatPage page = this.people.join("Mina");
		Locator hints = page.page().locator("#composer-hint");
		page.say("hints: one");
		page.say("hints: two");
		assertThat(hints).isVisible();
		assertThat(page.composer()).hasAccessibleDescription(Pattern.compile("Enter to send.*"));
		page.say("hints: three");
		assertThat(hints).isHidden();
		assertThat(page.composer()).hasAccessibleDescription("");
		page.reload();
		page.composer().focus();
		assertThat(hints).isHidden();
	}

}
