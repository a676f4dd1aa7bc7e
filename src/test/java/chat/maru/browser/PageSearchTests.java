package chat.maru.browser;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
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

/** Searching for messages in the panel. */
@PageTest
class PageSearchTests extends PageScenario {

	/** A word that no other test uses. */
	private final String word = "w" + UUID.randomUUID().toString().substring(0, 8).replace("-", "");

	@Autowired
	BeanFactory server;

	private Garden garden;

	private long seq;

	@BeforeEach
	void plant() {
		this.garden = new Garden(this.server);
		IntStream.rangeClosed(1, 20).forEach((number) -> this.garden.say("search: " + number));
		this.seq = this.garden.say("지난 <b>회의록</b>은 " + this.word + " 폴더에");
		IntStream.rangeClosed(1, 120).forEach((number) -> this.garden.say("search: later " + number));
	}

	@Test
	void aSearchLeadsToAMessageAndBack() {
		ChatPage minji = this.people.join("Minji", new NewContextOptions().setViewportSize(1440, 900), this.garden);
		Page page = minji.page();
		page.keyboard().press("Control+f");
		assertThat(field(page)).isFocused();
		assertThat(chip(page)).containsText("Garden");
		page.keyboard().type(this.word.toUpperCase());
		assertThat(results(page)).hasCount(1);
		assertThat(results(page).locator("mark")).hasText(this.word);
		assertThat(results(page)).containsText("지난 <b>회의록</b>은 " + this.word + " 폴더에");
		assertThat(status(page)).hasText("1 message");
		assertThat(page).hasURL(Pattern.compile("panel=search&q=in%3A.*" + this.word.toUpperCase()));
		Accessibility.assertNothingFound(page, "a search");
		page.keyboard().press("ArrowDown");
		assertThat(results(page)).isFocused();
		page.keyboard().press("Enter");
		Locator message = page.locator(".message[data-seq='" + this.seq + "']");
		assertThat(message).isInViewport();
		assertThat(page).hasURL(Pattern.compile("/" + this.seq + "\\?panel=search"));
		assertThat(results(page)).hasCount(1);
		chip(page).click();
		assertThat(chip(page)).isHidden();
		assertThat(field(page)).isFocused();
		assertThat(results(page)).hasCount(1);
		field(page).fill(this.word + "x");
		assertThat(status(page)).hasText("No messages match “" + this.word + "x”.");
		assertThat(results(page)).hasCount(0);
		field(page).fill("in:" + this.garden.id() + " later");
		field(page).press("Enter");
		assertThat(results(page)).hasCount(20);
		more(page).click();
		assertThat(results(page)).hasCount(40);
		assertThat(results(page).nth(20)).isFocused();
		page.reload();
		assertThat(chip(page)).containsText("Garden");
		assertThat(field(page)).hasValue("later");
		assertThat(results(page)).hasCount(20);
		field(page).press("Escape");
		assertThat(field(page)).isHidden();
		page.keyboard().press("Control+Shift+f");
		assertThat(field(page)).isFocused();
		assertThat(chip(page)).isHidden();
	}

	@Test
	void onAPhoneASearchIsAPageOfItsOwnAndTakesASyllableThatIsBeingComposed() {
		ChatPage minji = this.people.join("Minji", new NewContextOptions().setViewportSize(390, 844).setLocale("ko-KR"),
				this.garden);
		Page page = minji.page();
		List<String> asked = new ArrayList<>();
		page.onRequest((request) -> {
			if (request.url().contains("/api/search")) {
				asked.add(request.url());
			}
		});
		page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("메시지 검색")).click();
		assertThat(field(page)).isFocused();
		InputMethod input = new InputMethod(page);
		input.compose("회");
		input.commit("회");
		input.compose("의");
		input.takenEnter();
		input.commit("의");
		input.released();
		assertThat(results(page)).hasCount(1);
		assertThat(results(page).locator("mark")).hasText("회의");
		assertThat(asked.size()).isBetween(1, 2);
		results(page).click();
		assertThat(field(page)).isHidden();
		assertThat(page.locator(".message[data-seq='" + this.seq + "']")).isInViewport();
		page.goBack();
		assertThat(results(page)).isFocused();
	}

	private static Locator field(Page page) {
		return page.locator(".search-query");
	}

	private static Locator chip(Page page) {
		return page.locator(".search-chip");
	}

	private static Locator results(Page page) {
		return page.locator(".search-link");
	}

	private static Locator status(Page page) {
		return page.locator(".search-status");
	}

	private static Locator more(Page page) {
		return page.locator(".search-more");
	}

}
