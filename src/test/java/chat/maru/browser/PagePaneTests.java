package chat.maru.browser;

import java.util.regex.Pattern;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** The panes around the conversation, which are pages on a phone. */
@PageTest
class PagePaneTests extends PageScenario {

	@Autowired
	private BeanFactory server;

	@Test
	void thePanelIsClosedByItsButtonEscapeAndBackAndIsRemembered() {
		ChatPage minji = this.people.join("Minji", new NewContextOptions().setViewportSize(1440, 900));
		Page page = minji.page();
		minji.say("panes: " + "where one reads ".repeat(12));
		BoundingBox before = minji.messages().last().locator("[data-part=text]").boundingBox();
		assertThat(panel(minji)).isHidden();
		minji.onlineButton().click();
		assertThat(panel(minji)).isVisible();
		assertThat(page).hasURL(Pattern.compile("/\\?panel=people$"));
		BoundingBox after = minji.messages().last().locator("[data-part=text]").boundingBox();
		assertThat(after.x).as("the text stays").isEqualTo(before.x);
		assertThat(after.width).isEqualTo(before.width);
		assertThat(after.y).isEqualTo(before.y);
		page.goBack();
		assertThat(panel(minji)).isHidden();
		page.goForward();
		assertThat(panel(minji)).isVisible();
		minji.composer().focus();
		page.keyboard().press("Escape");
		assertThat(panel(minji)).isHidden();
		assertThat(page).hasURL(Pattern.compile("/$"));
		page.keyboard().press("Control+.");
		assertThat(panel(minji)).isVisible();
		minji.reload();
		assertThat(panel(minji)).isVisible();
		page.navigate("/");
		assertThat(panel(minji)).isVisible();
		minji.awaitConnected();
		panel(minji).getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Close")).click();
		assertThat(panel(minji)).isHidden();
		page.navigate("/");
		minji.awaitConnected();
		assertThat(panel(minji)).isHidden();
	}

	@Test
	void theListOfRoomsIsHiddenAndShown() {
		ChatPage minji = this.people.join("Minji");
		Page page = minji.page();
		Locator list = page.locator("#rooms");
		page.getByRole(AriaRole.BUTTON, named("Hide the list of rooms")).click();
		assertThat(list).isHidden();
		assertThat(page.getByRole(AriaRole.BUTTON, named("Show the list of rooms"))).isFocused();
		minji.reload();
		assertThat(list).isHidden();
		page.keyboard().press("Control+\\");
		assertThat(list).isVisible();
		assertThat(page.getByRole(AriaRole.BUTTON, named("Hide the list of rooms"))).isFocused();
		page.keyboard().press("Control+\\");
		assertThat(list).isHidden();
	}

	@Test
	void onAPhoneThePanesArePages() {
		Garden garden = new Garden(this.server);
		ChatPage minji = this.people.join("Minji", new NewContextOptions().setViewportSize(390, 844), garden);
		Page page = minji.page();
		Locator list = page.locator("#rooms");
		Locator link = list.locator("[aria-current]");
		assertThat(list).isHidden();
		page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Rooms")).click();
		assertThat(list).isVisible();
		assertThat(link).isFocused();
		assertThat(minji.log()).isHidden();
		garden.say("panes: not seen");
		assertThat(link.locator("[data-part=unread]")).hasText("1");
		page.goBack();
		assertThat(list).isHidden();
		minji.hear("panes: not seen");
		assertThat(link.locator("[data-part=unread]")).not().hasText("1");
		page.locator(".rooms-button").click();
		link.click();
		assertThat(list).isHidden();
		assertThat(minji.log()).isVisible();
		minji.onlineButton().click();
		assertThat(panel(minji)).isVisible();
		assertThat(minji.log()).isHidden();
		page.reload();
		assertThat(panel(minji)).isVisible();
		page.keyboard().press("Escape");
		assertThat(panel(minji)).isHidden();
		assertThat(minji.onlineButton()).isFocused();
		assertThat(page).hasURL(Pattern.compile(garden.address() + "$"));
	}

	private static Locator panel(ChatPage page) {
		return page.page().locator("#panel");
	}

	private static Page.GetByRoleOptions named(String name) {
		return new Page.GetByRoleOptions().setName(name);
	}

}
