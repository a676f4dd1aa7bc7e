package chat.maru.browser;

import java.util.List;
import java.util.regex.Pattern;

import chat.maru.registration.Guests;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static chat.maru.browser.Accessibility.assertNothingFound;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** Moderation on the pages: in a room and on the server. */
@PageTest
class PageOrderTests extends PageScenario {

	static final List<Look> LOOKS = PageAccessibilityTests.LOOKS;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private Guests guests;

	@Test
	void aUserIsInvitedPromotedSilencedAndRemoved() {
		this.people.expectFailedRequests();
		String garden = People.unique("비밀 정원");
		ChatPage minji = administrator("민지", new NewContextOptions());
		make(minji.page(), garden);
		minji.page().context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
		minji.page().locator(".timeline-empty").getByRole(AriaRole.BUTTON, named("Copy invite link")).click();
		assertThat(minji.page().locator(".toast"))
			.hasText(Pattern.compile("Link copied\\. Anyone with it can join until .*\\d.*\\."));
		Page phone = this.people.page(LOOKS.get(0).options().setLocale("en"));
		phone.navigate((String) minji.page().evaluate("navigator.clipboard.readText()"));
		assertThat(phone.getByRole(AriaRole.HEADING).first()).hasText(garden);
		String ben = People.unique("Ben");
		phone.locator("#name").fill(ben);
		phone.locator("main button[type=submit]").click();
		ChatPage guest = ChatPage.of(phone, ben);
		guest.awaitConnected();
		guest.composer().fill("order: thank you");
		guest.sendButton().click();
		manage(minji.page(), ben);
		row(minji.page(), ben).locator("select[name=role]").selectOption("moderator");
		row(minji.page(), ben).getByRole(AriaRole.BUTTON, named("Save")).click();
		assertThat(row(minji.page(), ben)).containsText("Moderator");
		// Moderators have these tools too, in a room and on a phone.
		phone.navigate(phone.url() + "/about");
		assertThat(phone.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Invitations"))).isVisible();
		phone.goBack();
		guest.awaitConnected();
		manage(minji.page(), ben);
		row(minji.page(), ben).locator("select[name=minutes]").selectOption("60");
		row(minji.page(), ben).getByRole(AriaRole.BUTTON, named("Silence")).click();
		assertThat(minji.page().getByText("Silenced members")).isVisible();
		guest.composer().fill("order: am I heard?");
		guest.sendButton().click();
		assertThat(guest.unsent()).containsText("You cannot post here until");
		manage(minji.page(), ben);
		guest.onlineButton().click();
		assertThat(phone.locator("#panel")).isVisible();
		row(minji.page(), ben).getByRole(AriaRole.BUTTON, named("Remove from room")).click();
		confirm(minji.page(), "Remove from room");
		assertThat(phone.getByRole(AriaRole.ALERT)).hasText(minji.name() + " removed you from this room.");
		assertThat(phone.locator(".panel-button")).isHidden();
		minji.page().navigate("/admin/audit");
		assertThat(minji.page().locator(".admin-list li").filter(new Locator.FilterOptions().setHasText(ben)))
			.hasText(new Pattern[] { Pattern.compile("Member removed from room.*"),
					Pattern.compile("Member silenced.*"), Pattern.compile("Room role changed.*") });
	}

	@Test
	void aBannedUserIsOutAndStaysOut() {
		this.people.expectFailedRequests();
		ChatPage minji = administrator("Minji", new NewContextOptions());
		ChatPage ben = this.people.join("Ben");
		Page page = minji.page();
		page.navigate("/admin/people?query=" + ben.name().replace(" ", "%20"));
		manage(page, ben.name());
		row(page, ben.name()).locator("input[name=reason]").fill("for a test");
		row(page, ben.name()).getByRole(AriaRole.BUTTON, named("Ban")).click();
		confirm(page, "Ban");
		assertThat(page.getByRole(AriaRole.STATUS)).hasText("Banned.");
		assertThat(page.getByText("for a test")).isVisible();
		assertThat(ben.page().getByRole(AriaRole.ALERT))
			.hasText(Pattern.compile("An administrator has banned you until .+\\d.+\\."));
		assertThat(ben.page().locator("maru-banner")).not().hasAttribute("data-tone", "problem");
		ben.page().reload();
		assertThat(ben.page().locator("maru-composer")).hasCount(0);
		assertThat(ben.page().getByRole(AriaRole.ALERT)).hasText("You have been banned from this server.");
		assertThat(ben.page().getByRole(AriaRole.ALERT)).isFocused();
	}

	private static void confirm(Page page, String button) {
		page.getByRole(AriaRole.DIALOG)
			.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(button))
			.click();
	}

	@ParameterizedTest
	@FieldSource("LOOKS")
	void axeFindsNothing(Look look) {
		ChatPage minji = administrator("민지", look.options());
		Page page = minji.page();
		make(page, People.unique("정원"));
		String about = page.url() + "/about";
		String ben = this.guests.welcome(People.unique("Ben"), "192.0.2.3").name();
		page.navigate(about);
		page.locator("#member-name").fill(ben);
		page.locator("form[action$='/members'] button").click();
		page.locator("form[action$='/invitations'] button").click();
		String link = page.locator("#link").inputValue();
		row(page, ben).locator("summary").click();
		assertNothingFound(page, "about a room, as its owner sees it");
		Page stranger = this.people.page(look.options());
		stranger.navigate(link);
		assertNothingFound(stranger, "an invitation into a room");
		page.navigate("/admin/people?query=" + ben.replace(" ", "%20"));
		row(page, ben).locator("summary").click();
		assertNothingFound(page, "people, as administrators see them");
		row(page, ben).getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("^(Ban|차단)$")))
			.click();
		assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
		assertNothingFound(page, "the question before a ban");
		page.keyboard().press("Escape");
		page.navigate("/admin/audit");
		assertNothingFound(page, "the audit log");
		page.navigate("/rooms/lobby/about");
		assertNothingFound(page, "about the lobby");
	}

	private ChatPage administrator(String name, NewContextOptions options) {
		ChatPage chat = this.people.join(name, options);
		this.jdbc.sql("update account set role = 'administrator' where name = ?").param(chat.name()).update();
		return chat;
	}

	private static void make(Page page, String name) {
		page.navigate("/rooms");
		page.locator("#name").fill(name);
		page.locator("input[value=private]").check();
		page.locator("form[action='/rooms'][method='post'] button").click();
		assertThat(page.locator("maru-composer")).isVisible();
	}

	private static void manage(Page page, String name) {
		if (!page.url().contains("/admin/")) {
			page.navigate(page.url().replaceAll("(/rooms/[^/?]+).*", "$1/about"));
		}
		row(page, name).locator("summary").click();
	}

	private static Locator row(Page page, String name) {
		return page.locator(":is(.account-list, .admin-list) > li:has(details)")
			.filter(new Locator.FilterOptions().setHasText(name));
	}

	private static Locator.GetByRoleOptions named(String name) {
		return new Locator.GetByRoleOptions().setName(name).setExact(true);
	}

}
