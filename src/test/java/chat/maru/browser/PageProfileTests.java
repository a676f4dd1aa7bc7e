package chat.maru.browser;

import java.util.List;
import java.util.regex.Pattern;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import static chat.maru.browser.Accessibility.assertNothingFound;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** The profile of a user, from every place where the name is shown. */
@PageTest
class PageProfileTests extends PageScenario {

	static final List<Look> LOOKS = PageAccessibilityTests.LOOKS;

	private static final String PROFILE = """
			{"id":"any","name":"%s","role":"member","about":"I bake. https://example.org/bread\\n<b>빵</b>",
			"since":"2025-03-03T09:00:00.000Z"}""";

	@Test
	void theListOfUsersOpensProfilesAndDirectMessages() {
		ChatPage minji = this.people.join("Minji");
		ChatPage ben = this.people.join("Ben");
		profileOf(minji, ben);
		minji.page()
			.route("**/api/direct", (route) -> route.fulfill(
					new Route.FulfillOptions().setContentType("application/json").setBody("{\"id\":\"their-talk\"}")));
		minji.page()
			.route("**/rooms/their-talk",
					(route) -> route.fulfill(new Route.FulfillOptions().setContentType("text/html").setBody("there")));
		inList(minji, ben).click();
		assertThat(sheet(minji).getByRole(AriaRole.HEADING)).hasText(ben.name());
		assertThat(sheet(minji)).containsText("Member");
		assertThat(sheet(minji)).containsText("<b>빵</b>");
		assertThat(sheet(minji).getByRole(AriaRole.LINK)).hasAttribute("href", "https://example.org/bread");
		assertThat(sheet(minji)).containsText("Joined 3 March 2025");
		Request asked = minji.page().waitForRequest("**/api/direct", () -> button(minji, "Message").click());
		assertThat(asked.postData()).isEqualTo("{\"people\":[\"" + id(ben) + "\"]}");
		assertThat(minji.page()).hasURL(Pattern.compile("/rooms/their-talk$"));
	}

	@Test
	void theListIsOneTabStopAndGetsTheFocusBack() {
		ChatPage minji = this.people.join("Minji");
		ChatPage ben = this.people.join("Ben");
		profileOf(minji, ben);
		assertThat(inList(minji, ben)).isVisible();
		assertThat(minji.page().locator(".person-open[tabindex='0']")).hasCount(1);
		inList(minji, minji).focus();
		minji.page().keyboard().press("End");
		minji.page().keyboard().press("ArrowDown");
		assertThat(inList(minji, minji)).isFocused();
		inList(minji, ben).focus();
		minji.page().keyboard().press("Enter");
		assertThat(sheet(minji)).isVisible();
		// The list is rendered again meanwhile.
		ChatPage chan = this.people.join("Chan");
		assertThat(inList(minji, chan)).hasCount(1);
		minji.page().keyboard().press("Escape");
		assertThat(sheet(minji)).isHidden();
		assertThat(inList(minji, ben)).isFocused();
	}

	@Test
	void thePanelStaysOpenBehindAProfile() {
		ChatPage minji = this.people.join("Minji", new NewContextOptions().setViewportSize(800, 600));
		profileOf(minji, minji);
		minji.onlineButton().click();
		inList(minji, minji).click();
		assertThat(sheet(minji)).isVisible();
		minji.page().keyboard().press("Escape");
		assertThat(sheet(minji)).isHidden();
		assertThat(inList(minji, minji)).isFocused();
	}

	@Test
	void anAuthorsProfileOpensFromNameAvatarAndMenu() {
		ChatPage minji = this.people.join("Minji");
		ChatPage ben = this.people.join("Ben");
		profileOf(minji, ben);
		ben.say("profile: who am I?");
		minji.message("profile: who am I?").locator("[data-part=author]").click();
		assertThat(sheet(minji).getByRole(AriaRole.HEADING)).hasText(ben.name());
		minji.page().keyboard().press("Escape");
		minji.message("profile: who am I?").locator("[data-part=avatar]").click();
		assertThat(sheet(minji).getByRole(AriaRole.HEADING)).hasText(ben.name());
		button(minji, "Close").click();
		assertThat(sheet(minji)).isHidden();
		// The pointer is over whatever row the sheet covered, and the button follows the
		// pointer.
		minji.message("profile: who am I?").hover();
		minji.composer().focus();
		minji.page().keyboard().press("Shift+Tab");
		minji.page().keyboard().press("Enter");
		// Past the row of emoji and Reply.
		minji.page().keyboard().press("ArrowDown");
		minji.page().keyboard().press("ArrowDown");
		minji.page().keyboard().press("Enter");
		assertThat(sheet(minji).getByRole(AriaRole.HEADING)).hasText(ben.name());
		minji.page().keyboard().press("Escape");
		assertThat(minji.message("profile: who am I?").getByRole(AriaRole.BUTTON)).isFocused();
	}

	@Test
	void theOwnProfileLeadsToThePreferences() {
		ChatPage minji = this.people.join("Minji");
		profileOf(minji, minji);
		inList(minji, minji).click();
		assertThat(sheet(minji)).containsText("you");
		assertThat(button(minji, "Message")).isHidden();
		sheet(minji).getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Your account")).click();
		assertThat(minji.page()).hasURL(Pattern.compile("[?&]preferences=profile$"));
		assertThat(sheet(minji)).isHidden();
	}

	@Test
	void aDeletedAccountIsReported() {
		this.people.expectFailedRequests();
		ChatPage minji = this.people.join("Minji");
		ChatPage ben = this.people.join("Ben");
		minji.page().route("**/api/accounts/*", (route) -> route.fulfill(new Route.FulfillOptions().setStatus(404)));
		inList(minji, ben).click();
		assertThat(sheet(minji).getByRole(AriaRole.ALERT)).hasText("This account no longer exists.");
	}

	@ParameterizedTest
	@FieldSource("LOOKS")
	void axeFindsNothing(Look look) {
		ChatPage minji = this.people.join("민지", look.options());
		profileOf(minji, minji);
		if (look.device() == Look.Device.PHONE) {
			minji.onlineButton().click();
		}
		inList(minji, minji).click();
		assertThat(sheet(minji).locator("[data-part=since]")).isVisible();
		assertNothingFound(minji.page(), "with a profile");
	}

	private static void profileOf(ChatPage reader, ChatPage person) {
		reader.page()
			.route("**/api/accounts/*",
					(route) -> route.fulfill(new Route.FulfillOptions().setContentType("application/json")
						.setBody(PROFILE.formatted(person.name()))));
	}

	private static Object id(ChatPage person) {
		return person.page().evaluate("document.body.dataset.account");
	}

	private static Locator inList(ChatPage page, ChatPage person) {
		Locator name = page.page().getByText(person.name(), new Page.GetByTextOptions().setExact(true));
		return page.online().getByRole(AriaRole.BUTTON).filter(new Locator.FilterOptions().setHas(name));
	}

	private static Locator sheet(ChatPage page) {
		return page.page().getByRole(AriaRole.DIALOG);
	}

	private static Locator button(ChatPage page, String name) {
		return sheet(page).getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
	}

}
