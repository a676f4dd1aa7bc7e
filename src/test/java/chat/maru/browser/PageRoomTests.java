package chat.maru.browser;

import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

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

/** Creating, finding, using and leaving rooms. */
@PageTest
class PageRoomTests extends PageScenario {

	static final List<Look> LOOKS = PageAccessibilityTests.LOOKS;

	@Autowired
	private JdbcClient jdbc;

	@Test
	void aRoomIsCreatedFoundUsedAndLeft() {
		String name = "Garden " + UUID.randomUUID().toString().substring(0, 8);
		ChatPage minji = member("Minji");
		make(minji.page(), name, "public");
		assertThat(minji.page().getByRole(AriaRole.HEADING, heading(1))).hasText(name);
		ChatPage ben = this.people.join("Ben");
		ben.page().navigate("/rooms?query=" + name.substring(0, 8));
		ben.page().locator("li", new Page.LocatorOptions().setHasText(name)).getByRole(AriaRole.BUTTON).click();
		assertThat(ben.page().getByRole(AriaRole.HEADING, heading(1))).hasText(name);
		ben.say("room: what grows here?");
		assertThat(minji.message("room: what grows here?")).isVisible();
		minji.page().navigate("/");
		assertThat(minji.message("room: what grows here?")).hasCount(0);
		ben.say("room: anybody?");
		Locator link = minji.page().locator(".rooms-link", new Page.LocatorOptions().setHasText(name));
		assertThat(link.locator("[data-part=unread]")).hasText(Pattern.compile("[12]"));
		minji.page().waitForResponse((answer) -> answer.url().endsWith("/read") && answer.status() == 204, link::click);
		assertThat(minji.message("room: anybody?")).isVisible();
		minji.page().navigate("/");
		assertThat(link.locator("[data-part=unread]")).isHidden();
		link.click();
		minji.page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("About this room")).click();
		minji.page().getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("People")).click();
		Locator row = minji.page().locator(".account-list li", new Page.LocatorOptions().setHasText("Ben"));
		row.locator("summary").click();
		row.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Remove from room")).click();
		Locator question = minji.page().getByRole(AriaRole.DIALOG);
		assertThat(question).containsText("Remove " + ben.name() + " from this room?");
		question.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Cancel")).click();
		ben.say("room: still in it");
		row.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Remove from room")).click();
		question.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Remove from room")).click();
		assertThat(ben.page().getByRole(AriaRole.ALERT)).hasText(minji.name() + " removed you from this room.");
		assertThat(ben.page().locator(".rooms-link", new Page.LocatorOptions().setHasText(name))).hasCount(0);
		assertThat(ben.message("room: still in it")).isVisible();
		assertThat(ben.composer()).isHidden();
		ben.page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Go to the lobby")).click();
		assertThat(ben.page()).hasURL(Pattern.compile("/$"));
	}

	@Test
	void aPrivateRoomIsOnlyForInvitedMembers() {
		this.people.expectFailedRequests();
		String name = "비밀 " + UUID.randomUUID().toString().substring(0, 8);
		ChatPage minji = member("Minji");
		String benName = People.unique("Ben");
		ChatPage ben = this.people.visit(new NewContextOptions()).join(benName);
		make(minji.page(), name, "private");
		String address = minji.page().url();
		ben.page().navigate(address);
		assertThat(ben.page().getByRole(AriaRole.HEADING)).containsText("not found");
		minji.page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("About this room")).click();
		minji.page().getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("People")).click();
		minji.page().locator("#member-name").fill("nobody of this name");
		minji.page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Add to room")).click();
		assertThat(minji.page().getByRole(AriaRole.ALERT)).containsText("Nobody has this name");
		assertThat(minji.page().locator("#member-name")).isFocused();
		minji.page().locator("#member-name").fill(benName);
		minji.page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Add to room")).click();
		assertThat(minji.page().locator("#panel .panel-done")).hasText("Added to the room.");
		ben.page().navigate(address);
		assertThat(ben.page().getByRole(AriaRole.HEADING, heading(1))).hasText(name);
	}

	@ParameterizedTest
	@FieldSource("LOOKS")
	void axeFindsNothing(Look look) {
		ChatPage minji = member("민지", look.options());
		Page page = minji.page();
		page.navigate("/rooms");
		assertNothingFound(page, "the directory");
		make(page, "정원 " + look, "private");
		assertThat(page.locator("maru-composer")).isVisible();
		if (look.device() == Look.Device.PHONE) {
			page.locator(".rooms-button").click();
			assertThat(page.locator("#rooms")).isVisible();
		}
		assertNothingFound(page, "a room with the list of rooms");
		page.navigate(page.url().replaceFirst("\\?.*", "") + "/about");
		assertNothingFound(page, "about a room");
	}

	private ChatPage member(String name) {
		return member(name, new NewContextOptions());
	}

	private ChatPage member(String name, NewContextOptions options) {
		ChatPage chat = this.people.join(name, options);
		this.jdbc.sql("update account set role = 'member' where name = ?").param(chat.name()).update();
		return chat;
	}

	private static void make(Page page, String name, String kind) {
		page.navigate("/rooms");
		page.locator("#name").fill(name);
		page.locator("#topic").fill("무엇이든 이야기해요");
		page.locator("input[value='" + kind + "']").check();
		page.locator("form[action='/rooms'][method='post'] button").click();
	}

	private static Page.GetByRoleOptions heading(int level) {
		return new Page.GetByRoleOptions().setLevel(level);
	}

}
