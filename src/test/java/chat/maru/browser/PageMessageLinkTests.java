package chat.maru.browser;

import java.util.List;
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
import static org.assertj.core.api.Assertions.assertThat;

/** Links to messages, which open the room at the message. */
@PageTest
class PageMessageLinkTests extends PageScenario {

	@Autowired
	BeanFactory server;

	private Garden garden;

	@BeforeEach
	void plant() {
		this.garden = new Garden(this.server);
		IntStream.rangeClosed(1, 200).forEach((number) -> this.garden.say("link: " + number));
	}

	@Test
	void aLinkOpensTheRoomAtItsMessageWhileNewOnesArriveBelow() {
		ChatPage minji = this.people.join("Minji", new NewContextOptions());
		this.garden.letIn(minji);
		Page page = minji.page();
		page.navigate(address(40));
		assertThat(minji.message("link: 40")).isInViewport();
		assertThat(minji.message("link: 40")).hasAttribute("data-linked", "");
		assertThat(minji.message("link: 200")).hasCount(0);
		assertThat(minji.jump()).isVisible();
		this.garden.say("link: new");
		assertThat(minji.jump()).hasText(Pattern.compile("new messages?"));
		assertThat(minji.message("link: 40")).isInViewport();
		minji.jump().click();
		assertThat(minji.message("link: new")).isInViewport();
		assertThat(page).hasURL(Pattern.compile(this.garden.address() + "$"));
	}

	@Test
	void aLinkInATextIsFollowedInThePageAndBackReturns() {
		ChatPage minji = this.people.join("Minji", new NewContextOptions(), this.garden);
		Page page = minji.page();
		String origin = (String) page.evaluate("location.origin");
		page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
		page.evaluate("() => void (window.first = true)");
		this.garden.say("see " + origin + address(30));
		this.garden.say("see " + origin + address(100_000));
		Locator link = minji.log().locator("a[href$='" + address(30) + "']");
		link.click();
		assertThat(minji.message("link: 30")).isInViewport();
		assertThat(page).hasURL(Pattern.compile(address(30) + "$"));
		minji.message("link: 30").hover();
		minji.message("link: 30").getByRole(AriaRole.BUTTON).click();
		page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Copy link")).click();
		assertThat(page.locator(".toast")).hasText("Link copied.");
		assertThat(page.evaluate("navigator.clipboard.readText()")).isEqualTo(origin + address(30));
		page.goBack();
		assertThat(link).isInViewport();
		page.goForward();
		assertThat(minji.message("link: 30")).isInViewport();
		page.goBack();
		minji.log().locator("a[href$='" + address(100_000) + "']").click();
		assertThat(page.locator(".toast").last()).hasText("This message is not in this room.");
		assertThat(link).isInViewport();
		assertThat(page).hasURL(Pattern.compile(this.garden.address() + "$"));
		this.garden.removeMessage(30);
		link.click();
		assertThat(page.locator(".toast").last()).hasText("This message was deleted.");
		assertThat(page.locator(".message[data-linked]")).hasText(Pattern.compile("This message was deleted\\."));
		page.locator(".rooms-link").first().click();
		assertThat(page).hasURL(Pattern.compile("[0-9]/$"));
		page.goBack();
		assertThat(page.locator(".message[data-seq='" + 30 + "']")).isInViewport();
		assertThat(page.evaluate("window.first")).as("the page was not loaded again").isEqualTo(true);
	}

	@Test
	void withoutScriptsThePageShowsTheMessage() {
		ChatPage minji = this.people.join("Minji", new NewContextOptions());
		this.garden.letIn(minji);
		Object shown = minji.page().evaluate("""
				async (address) => {
					const page = new DOMParser().parseFromString(await (await fetch(address)).text(), 'text/html')
					return page.querySelector('noscript .message-text').textContent
				}""", address(7));
		assertThat(shown).isEqualTo("link: 7");
	}

	private String address(long number) {
		return this.garden.address() + "/" + number;
	}

}
