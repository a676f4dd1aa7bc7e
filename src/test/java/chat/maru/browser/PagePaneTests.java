package chat.maru.browser;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

import static chat.maru.browser.Accessibility.assertNothingFound;
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

	/** Waits for two seconds at most. */
	private static boolean isShown(Locator element) {
		try {
			element.waitFor(new Locator.WaitForOptions().setTimeout(2_000));
			return true;
		}
		catch (TimeoutError ex) {
			return false;
		}
	}

	@Test
	void onAPhoneThePanesArePages() {
		Garden garden = new Garden(this.server);
		Look look = new Look(Look.Device.PHONE, ColorScheme.LIGHT, "en");
		ChatPage minji = this.people.join("Minji", look.options(), garden);
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
		Locator mute = page.locator("#room-menu").getByText("Turn off notifications");
		CDPSession touches = page.context().newCDPSession(page);
		// A list that is drawn again under the finger can end the press, so it is made
		// again.
		page.waitForCondition(() -> {
			BoundingBox box = link.boundingBox();
			PageMessageActionTests.touch(touches, "touchStart",
					"[{\"x\":%s,\"y\":%s}]".formatted(box.x + 30, box.y + 8));
			assertThat(link).hasAttribute("data-pressed", "");
			PageMessageActionTests.touch(touches, "touchEnd", "[]");
			return isShown(mute);
		});
		mute.tap();
		assertThat(link).hasAttribute("data-level", "none");
		assertThat(list).isVisible();
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

	@Test
	void theRoomsMembersAndSettingsAreTabsOfThePanel() {
		this.people.expectFailedRequests();
		Garden garden = new Garden(this.server);
		IntStream.range(0, 9).forEach((number) -> garden.come("Seedling"));
		ChatPage minji = this.people.join("Minji", new NewContextOptions(), garden);
		garden.appoint(minji);
		Page page = minji.page();
		assertThat(minji.onlineButton()).hasAccessibleName("11 members, 1 online");
		assertThat(minji.onlineButton().locator("[data-part=member-count]")).hasText("11");
		assertThat(minji.onlineButton().locator(".avatar")).hasCount(3);
		Locator bell = page.locator(".level-button");
		assertThat(bell).hasAccessibleName("Notifications: all messages");
		bell.press("Enter");
		page.keyboard().press("ArrowDown");
		page.keyboard().press("ArrowDown");
		page.keyboard().press("Enter");
		assertThat(page.locator(".toast")).hasText("Notifications are off.");
		assertThat(bell).hasAccessibleName("Notifications: nothing");
		assertThat(bell).isFocused();
		bell.press("Enter");
		assertThat(
				page.getByRole(AriaRole.MENUITEMRADIO, new Page.GetByRoleOptions().setName("Nothing").setChecked(true)))
			.isVisible();
		assertNothingFound(page, "with the levels of a room");
		page.getByRole(AriaRole.MENUITEMRADIO, new Page.GetByRoleOptions().setName("All messages")).click();
		assertThat(bell).hasAccessibleName("Notifications: all messages");
		page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("About this room")).click();
		tab(minji, "Settings").click();
		assertThat(page).hasURL(Pattern.compile("\\?panel=settings$"));
		panel(minji).getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Turn off notifications"))
			.click();
		assertThat(panel(minji).locator(".panel-done")).hasText("Notifications are off.");
		assertThat(page.locator("#panel-heading")).isFocused();
		tab(minji, "Settings").focus();
		page.keyboard().press("ArrowLeft");
		assertThat(tab(minji, "Pinned")).isFocused();
		page.keyboard().press("ArrowLeft");
		assertThat(tab(minji, "People")).isFocused();
		assertThat(page).hasURL(Pattern.compile("\\?panel=people$"));
		Locator members = panel(minji).locator(".account-list li");
		assertThat(members).hasCount(11);
		page.locator("#member-query").fill("gard");
		page.keyboard().press("Enter");
		assertThat(members).hasCount(1);
		assertThat(members).hasText(Pattern.compile(garden.gardener()));
		assertThat(page.locator("#member-query")).isFocused();
		page.locator("#member-name").fill("nobody of this name");
		page.keyboard().press("Enter");
		assertThat(panel(minji).getByRole(AriaRole.ALERT)).containsText("Nobody has this name");
		assertThat(page.locator("#member-name")).isFocused();
		assertThat(page).hasURL(Pattern.compile(garden.address() + "\\?panel=people$"));
		page.keyboard().press("Escape");
		assertThat(panel(minji)).isHidden();
	}

	@Test
	void anInvitationLinkIsCreatedAndCopiedByOneClick() {
		this.people.expectFailedRequests();
		Garden garden = new Garden(this.server);
		ChatPage minji = this.people.join("Minji", new NewContextOptions(), garden);
		Page page = minji.page();
		page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
		minji.onlineButton().click();
		Locator copy = panel(minji).getByRole(AriaRole.BUTTON,
				new Locator.GetByRoleOptions().setName("Copy invite link"));
		assertThat(panel(minji).locator("#member-query, .account-list li").first()).isVisible();
		assertThat(copy).hasCount(0);
		page.keyboard().press("Escape");
		garden.appoint(minji);
		minji.onlineButton().click();
		assertThat(page.locator("#uses")).isHidden();
		page.locator("#member-name").fill("half a name");
		copy.click();
		Locator toast = page.locator(".toast").last();
		assertThat(toast).hasText(Pattern.compile("Link copied\\. Anyone with it can join until .*\\d.*\\."));
		assertThat((String) page.evaluate("navigator.clipboard.readText()"))
			.matches("http://.*/invite/room/[\\w-]{43}");
		assertThat(panel(minji).locator("[data-part=invitations] li")).hasCount(1);
		assertThat(page.locator("#member-name")).hasValue("half a name");
		assertThat(copy).isFocused();
		page.evaluate("""
				() => {
					Object.defineProperty(navigator, 'clipboard', { value: undefined })
					document.execCommand = () => false
				}""");
		copy.press("Enter");
		Locator link = page.getByRole(AriaRole.DIALOG, named("Invite link")).getByRole(AriaRole.TEXTBOX);
		assertThat(link).isFocused();
		assertThat(link).hasValue(Pattern.compile("^http://.*/invite/room/[\\w-]{43}$"));
		assertThat(page.evaluate("getSelection().toString()")).isEqualTo(link.inputValue());
		assertNothingFound(page, "with an invitation link that was not copied");
		page.keyboard().press("Escape");
		assertThat(copy).isFocused();
		page.route("**/api/**/invitations",
				(route) -> route.fulfill(new Route.FulfillOptions().setStatus(409)
					.setContentType("application/problem+json")
					.setBody("{\"code\":\"room-invitations\"}")));
		copy.click();
		assertThat(toast).hasText("This room has 100 valid links, the maximum. Revoke one first.");
		panel(minji).getByText("Edit limits").click();
		page.locator("#uses").fill("5");
		page.keyboard().press("Enter");
		assertThat(panel(minji).locator("#link")).isFocused();
		assertThat(panel(minji).locator("[data-part=invitations] li").first()).containsText("5 uses left");
	}

	@Test
	void theEdgesOfThePanesAreMovedByKeyboardAndByDragging() {
		ChatPage minji = this.people.join("Minji", new NewContextOptions().setViewportSize(1440, 900));
		Page page = minji.page();
		Locator edge = page.getByRole(AriaRole.SEPARATOR,
				new Page.GetByRoleOptions().setName("Width of the list of rooms"));
		edge.focus();
		page.keyboard().press("ArrowRight");
		assertThat(edge).hasAttribute("aria-valuenow", "280");
		assertThat(page.locator("maru-rooms")).hasCSS("width", "280px");
		page.keyboard().press("Home");
		assertThat(page.locator("maru-rooms")).hasCSS("width", "220px");
		page.keyboard().press("ArrowLeft");
		assertThat(page.locator("maru-rooms")).hasCSS("width", "220px");
		minji.onlineButton().click();
		page.mouse().move(1440 - 384 + 4, 300);
		page.mouse().down();
		page.mouse().move(1440 - 484 + 4, 310);
		page.mouse().up();
		page.mouse().move(600, 300);
		assertThat(panel(minji)).hasCSS("width", "484px");
		minji.reload();
		assertThat(panel(minji)).hasCSS("width", "484px");
		assertThat(page.locator("maru-rooms")).hasCSS("width", "220px");
		edge.dblclick();
		assertThat(page.locator("maru-rooms")).hasCSS("width", "264px");
	}

	private static Locator tab(ChatPage page, String name) {
		return panel(page).getByRole(AriaRole.TAB, new Locator.GetByRoleOptions().setName(name));
	}

	private static Locator panel(ChatPage page) {
		return page.page().locator("#panel");
	}

	private static Page.GetByRoleOptions named(String name) {
		return new Page.GetByRoleOptions().setName(name);
	}

}
