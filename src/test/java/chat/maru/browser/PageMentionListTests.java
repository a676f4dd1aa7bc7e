package chat.maru.browser;

import java.util.regex.Pattern;
import java.util.stream.IntStream;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** The list of the messages that mention the user. */
@PageTest
class PageMentionListTests extends PageScenario {

	@Autowired
	BeanFactory server;

	private Garden garden;

	@BeforeEach
	void plant() {
		this.garden = new Garden(this.server);
	}

	@Test
	void aMentionOfAnyRoomLeadsToItsMessage() {
		ChatPage minji = this.people.join("Minji", new NewContextOptions().setViewportSize(1440, 900));
		Page page = minji.page();
		this.garden.letIn(minji);
		String mention = "@" + minji.name();
		IntStream.rangeClosed(1, 20).forEach((number) -> this.garden.say("before " + number));
		long first = this.garden.say("*first* " + mention + "님");
		IntStream.rangeClosed(2, 31).forEach((number) -> this.garden.say(mention + " <b>" + number + "</b>"));
		button(page, "Mentions").focus();
		page.keyboard().press("Enter");
		assertThat(page.locator("#panel-heading")).isFocused();
		assertThat(page.getByRole(AriaRole.COMPLEMENTARY, new Page.GetByRoleOptions().setName("Mentions"))).isVisible();
		assertThat(links(page)).hasCount(30);
		assertThat(links(page).first()).containsText("<b>31</b>");
		assertThat(links(page).first()).containsText("Garden");
		assertThat(links(page).first().locator("mark")).hasText(mention);
		assertThat(unread(page)).hasCount(30);
		Accessibility.assertNothingFound(page, "the mentions");
		button(page, "Show older mentions").click();
		assertThat(links(page)).hasCount(31);
		assertThat(links(page).last()).isFocused();
		assertThat(links(page).last()).containsText(Pattern.compile("\\bfirst " + mention + "님"));
		assertThat(button(page, "Show older mentions")).isHidden();
		this.garden.say(mention + " now");
		assertThat(links(page).first()).containsText("now");
		assertThat(links(page)).hasCount(32);
		assertThat(links(page).last()).isFocused();
		page.keyboard().press("Enter");
		assertThat(page.locator(".message[data-seq='" + first + "']")).isInViewport();
		assertThat(page).hasURL(Pattern.compile("/" + first + "\\?panel=mentions"));
		assertThat(links(page)).hasCount(32);
		this.garden.removeMessage(first);
		assertThat(links(page)).hasCount(31);
		links(page).first().click();
		assertThat(minji.message(mention + " now")).isInViewport();
		page.locator(".unread-bar [data-action=read]").click();
		assertThat(unread(page)).hasCount(0);
		page.reload();
		assertThat(links(page)).hasCount(30);
		button(page, "Mentions").click();
		assertThat(links(page).first()).isHidden();
	}

	@Test
	void onAPhoneTheMentionsAreBetweenTheRoomsAndTheMessage() {
		ChatPage minji = this.people.join("Minji",
				new NewContextOptions().setViewportSize(390, 844).setLocale("ko-KR"));
		Page page = minji.page();
		page.locator(".rooms-button").click();
		button(page, "멘션").click();
		assertThat(page.getByText("아직 나를 멘션한 메시지가 없어요.")).isVisible();
		this.garden.letIn(minji);
		long seq = this.garden.say("@" + minji.name() + " 오세요");
		assertThat(links(page)).hasCount(1);
		links(page).click();
		assertThat(page.locator(".message[data-seq='" + seq + "']")).isInViewport();
		assertThat(links(page)).isHidden();
		page.goBack();
		assertThat(links(page)).isFocused();
		assertThat(unread(page)).hasCount(0);
		page.goBack();
		assertThat(button(page, "멘션")).isFocused();
		button(page, "멘션").click();
		page.locator("[data-action=close-panel]").click();
		assertThat(button(page, "멘션")).isFocused();
		page.goBack();
		assertThat(minji.composer()).isVisible();
	}

	private static Locator button(Page page, String name) {
		return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
	}

	private static Locator links(Page page) {
		return page.locator("maru-mentions .search-link");
	}

	private static Locator unread(Page page) {
		return page.locator(".mentions-unread:not([hidden])");
	}

}
