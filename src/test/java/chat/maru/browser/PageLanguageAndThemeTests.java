package chat.maru.browser;

import java.util.List;
import java.util.regex.Pattern;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** The language and theme that a user prefers or chooses. */
@PageTest
class PageLanguageAndThemeTests extends PageScenario {

	private static final String LIGHT = "rgb(239, 232, 220)";

	private static final String DARK = "rgb(18, 16, 14)";

	private static final String FONT_LOADED = """
			() => [...document.fonts].some(({ family, status, unicodeRange }) =>
				family.includes('Pretendard Variable') && status === 'loaded' && !/U\\+0?20-/i.test(unicodeRange))""";

	private static final String DATES = """
			async () => {
				const { timeOf, dateOf } = await import('/js/page/clock.js')
				return [timeOf, dateOf].map((say) => say('2026-11-27T21:25:00.000Z'))
			}""";

	@Autowired
	BeanFactory server;

	@Test
	void aKoreanBrowserGetsKorean() {
		JoinPage door = this.people.visit(new NewContextOptions().setLocale("ko-KR"));
		assertThat(door.page().locator("html")).hasAttribute("lang", "ko");
		assertThat(heading(door.page(), "마루에 잘 오셨어요")).isVisible();
		door.page().waitForFunction(FONT_LOADED);
		ChatPage minji = door.join(People.unique("민지"));
		assertThat(minji.page()).hasTitle("로비 · Maru");
		assertThat(minji.connection()).hasText("접속 중");
		assertThat(minji.online()).containsText(minji.name());
	}

	@Test
	void otherBrowsersGetEnglish() {
		JoinPage door = this.people.visit(new NewContextOptions().setLocale("fr-FR"));
		assertThat(door.page().locator("html")).hasAttribute("lang", "en");
		assertThat(heading(door.page(), "Welcome to Maru")).isVisible();
	}

	@Test
	void theChosenLanguageIsKept() {
		JoinPage door = this.people.visit(new NewContextOptions());
		door.page().getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Language: 한국어")).click();
		assertThat(heading(door.page(), "마루에 잘 오셨어요")).isVisible();
		ChatPage minji = door.join(People.unique("Minji"));
		assertThat(minji.page().locator("html")).hasAttribute("lang", "ko");
		ChatPage tab = minji.anotherTab();
		assertThat(tab.page().locator("html")).hasAttribute("lang", "ko");
		tab.languageLink().click();
		assertThat(tab.page()).hasTitle("Lobby · Maru");
		minji.reload();
		assertThat(minji.page()).hasTitle("Lobby · Maru");
	}

	@Test
	void changingTheLanguageStaysInTheRoom() {
		Garden garden = new Garden(this.server);
		ChatPage minji = this.people.join("Minji", new NewContextOptions(), garden);
		minji.languageLink().click();
		assertThat(minji.page().locator("html")).hasAttribute("lang", "ko");
		assertThat(minji.page().locator("body")).hasAttribute("data-room", garden.id());
	}

	/** The account page is one of those without a chat. */
	@Test
	void datesFollowTheLanguageWhateverTheBrowsersRegion() {
		ChatPage minji = this.people.join("Minji", new NewContextOptions().setLocale("en-US").setTimezoneId("UTC"));
		Page page = minji.page();
		assertThat(page.evaluate(DATES)).isEqualTo(List.of("27 Nov 2026, 21:25", "27 November 2026"));
		JdbcClient jdbc = this.server.getBean(JdbcClient.class);
		jdbc.sql("update account set role = 'member' where name = ?").param(minji.name()).update();
		page.navigate("/account/tokens");
		page.locator("#token-name").fill("Backup");
		page.locator("form[action='/account/tokens'] button").click();
		assertThat(page.locator("time").last()).hasText(Pattern.compile("^\\d{1,2} \\w{3,4} \\d{4}, \\d\\d:\\d\\d$"));
		page.navigate("/account/tokens?lang=ko");
		assertThat(page.locator("time").last())
			.hasText(Pattern.compile("^\\d{4}년 \\d{1,2}월 \\d{1,2}일 (오전|오후) \\d{1,2}:\\d\\d$"));
		assertThat(page.evaluate(DATES)).isEqualTo(List.of("2026년 11월 27일 오후 9:25", "2026년 11월 27일"));
	}

	@Test
	void theSystemsThemeIsUsedUntilOneIsChosen() {
		ChatPage minji = this.people.join("Minji", new NewContextOptions().setColorScheme(ColorScheme.DARK));
		assertThat(minji.page().locator("html")).hasCSS("background-color", DARK);
		minji.themeButton().click();
		assertThat(minji.page().locator("html")).hasCSS("background-color", LIGHT);
		assertThat(minji.themeButton()).hasAccessibleName("Theme: light");
		minji.reload();
		assertThat(minji.page().locator("html")).hasCSS("background-color", LIGHT);
		ChatPage tab = minji.anotherTab();
		tab.themeButton().click();
		assertThat(tab.page().locator("html")).hasCSS("background-color", DARK);
		tab.themeButton().click();
		assertThat(tab.themeButton()).hasAccessibleName("Theme: system");
		tab.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
		assertThat(tab.page().locator("html")).hasCSS("background-color", LIGHT);
	}

	private static Locator heading(Page page, String name) {
		return page.getByRole(AriaRole.HEADING, new GetByRoleOptions().setName(name));
	}

}
