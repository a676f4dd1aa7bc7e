package chat.maru.browser;

import java.util.List;
import java.util.regex.Pattern;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import static chat.maru.browser.Accessibility.assertNothingFound;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** The preferences over the chat. */
@PageTest
class PagePreferencesTests extends PageScenario {

	static final List<Look> LOOKS = PageAccessibilityTests.LOOKS;

	private static final String PASSWORD = "tulip engine harvest";

	/** Parts that reach out of the dialog, which clips them. */
	private static final String CUT_OFF = """
			(dialog) => [...dialog.querySelectorAll('*')]
				.filter((part) => part.checkVisibility() && !part.closest('.visually-hidden, svg'))
				.filter((part) => part.getBoundingClientRect().right > dialog.getBoundingClientRect().right + 0.5)
				.map(({ outerHTML }) => outerHTML.slice(0, 80))""";

	@Test
	void theNameIsChangedByKeyboardWithoutLeavingTheChat() {
		this.people.expectFailedRequests(); // the refusal's 422
		ChatPage minji = this.people.join("Minji");
		Page page = minji.page();
		minji.composer().fill("half a sentence");
		page.locator(".self-link").focus();
		page.keyboard().press("Enter");
		assertThat(heading(page)).hasText("Profile");
		assertThat(heading(page)).isFocused();
		assertThat(page).hasURL(Pattern.compile("/\\?preferences=profile$"));
		Locator field = page.getByLabel("New name");
		field.fill(" ");
		page.keyboard().press("Enter");
		assertThat(dialog(page).getByRole(AriaRole.ALERT)).containsText("Please enter a name");
		assertThat(field).isFocused();
		assertThat(field).hasAttribute("aria-invalid", "true");
		String name = People.unique("Mina");
		field.fill(name);
		page.keyboard().press("Enter");
		assertThat(toast(page)).hasText("Name changed.");
		assertThat(dialog(page).getByRole(AriaRole.BUTTON, named("Change name"))).isFocused();
		assertThat(page.locator(".self-name")).hasText(name);
		page.keyboard().press("Escape");
		assertThat(dialog(page)).isHidden();
		assertThat(page.locator(".self-link")).isFocused();
		assertThat(page).hasURL(Pattern.compile("[0-9]/$"));
		assertThat(minji.composer()).hasValue("half a sentence");
		page.goForward();
		assertThat(heading(page)).hasText("Profile");
		page.goBack();
		assertThat(dialog(page)).isHidden();
	}

	@Test
	void messagesThatArriveBehindTheDialogAreNotRead() {
		ChatPage minji = this.people.join("Minji");
		Page page = minji.page();
		page.navigate("/?preferences=devices");
		assertThat(heading(page)).hasText("Devices");
		assertThat(page.evaluate("async () => (await import('/js/page/attention.js')).isLookedAt()")).isEqualTo(false);
		page.keyboard().press("Escape");
		assertThat(dialog(page)).isHidden();
		assertThat(page.evaluate("async () => (await import('/js/page/attention.js')).isLookedAt()")).isEqualTo(true);
	}

	@Test
	void aGuestChoosesAPasswordAndStaysConnected() {
		this.people.expectFailedRequests();
		ChatPage minji = this.people.join("Minji");
		Page page = minji.page();
		minji.selfMenu().click();
		page.locator("#self-menu").getByRole(AriaRole.BUTTON, named("Log out")).click();
		assertThat(page.locator("#confirm")).containsText("you cannot come back as " + minji.name());
		page.locator("#confirm [data-action=cancel]").click();
		minji.selfMenu().click();
		page.locator("#self-menu").getByRole(AriaRole.LINK, named("Preferences")).click();
		open(page, "Account & security");
		page.locator("#chosen").fill(PASSWORD);
		dialog(page).getByRole(AriaRole.BUTTON, named("Save password")).click();
		assertThat(toast(page)).containsText("Password saved.");
		open(page, "Access tokens");
		page.locator("#token-name").fill("Backup");
		page.keyboard().press("Enter");
		assertThat(page.locator("#token")).isFocused();
		dialog(page).getByRole(AriaRole.BUTTON, named("Copy")).click();
		assertThat(dialog(page).getByRole(AriaRole.BUTTON, named("Copied"))).isVisible();
		dialog(page).getByRole(AriaRole.BUTTON, named("Revoke")).click();
		page.locator("#confirm [data-action=confirm]").click();
		assertThat(toast(page).last()).hasText("Token revoked.");
		assertThat(heading(page)).isFocused();
		dialog(page).getByRole(AriaRole.BUTTON, named("Close")).click();
		assertThat(minji.selfMenu()).isFocused();
		minji.say("preferences: still here");
		minji.selfMenu().click();
		page.locator("#self-menu").getByRole(AriaRole.BUTTON, named("Log out")).click();
		assertThat(page.getByRole(AriaRole.HEADING).first()).containsText("Welcome to Maru");
	}

	@Test
	void theThemeAndTheLanguageAreChosenInPlace() {
		ChatPage minji = this.people.join("Minji", new NewContextOptions().setColorScheme(ColorScheme.LIGHT));
		Page page = minji.page();
		ChatPage tab = minji.anotherTab();
		page.navigate("/?preferences=appearance");
		dialog(page).getByLabel("Dark").check();
		for (Page shown : List.of(page, tab.page())) {
			assertThat(shown.locator("html")).hasCSS("background-color", "rgb(18, 16, 14)");
		}
		page.reload();
		assertThat(dialog(page).getByLabel("Dark")).isChecked();
		open(page, "Language & time");
		dialog(page).getByRole(AriaRole.LINK, named("한국어")).click();
		assertThat(heading(page)).hasText("언어와 시간");
		assertThat(page.locator("html")).hasAttribute("lang", "ko");
	}

	@Test
	void anAccountIsDeletedFromTheDialog() {
		this.people.expectFailedRequests();
		ChatPage minji = this.people.join("Minji");
		Page page = minji.page();
		page.navigate("/?preferences=security");
		page.locator("#delete-heading").click();
		dialog(page).getByRole(AriaRole.BUTTON, named("Delete permanently")).click();
		page.locator("#confirm [data-action=confirm]").click();
		assertThat(page.getByRole(AriaRole.HEADING).first()).containsText("Welcome to Maru");
		assertThat(page.evaluate("localStorage.getItem('maru.visit')")).isEqualTo("nobody");
	}

	@Test
	void onAPhoneTheListAndEachSectionArePages() {
		Look look = new Look(Look.Device.PHONE, ColorScheme.LIGHT, "en");
		ChatPage minji = this.people.join("Minji", look.options());
		Page page = minji.page();
		page.locator(".rooms-button").tap();
		page.locator(".self-link").tap();
		assertThat(heading(page)).hasText("Preferences");
		assertThat(page.locator(".preferences-body")).isHidden();
		link(page, "Devices").tap();
		assertThat(heading(page)).hasText("Devices");
		assertThat(link(page, "Devices")).isHidden();
		dialog(page).getByRole(AriaRole.BUTTON, named("Show code")).tap();
		assertThat(page.locator(".phone-code")).isInViewport(new LocatorAssertions.IsInViewportOptions().setRatio(1));
		page.goBack();
		assertThat(heading(page)).hasText("Preferences");
		link(page, "Notifications").tap();
		dialog(page).getByLabel("Do not disturb").selectOption("on");
		assertThat(dialog(page).locator("[data-part=quiet-state]")).containsText("only counted");
		dialog(page).getByRole(AriaRole.BUTTON, named("All preferences")).tap();
		assertThat(heading(page)).hasText("Preferences");
		dialog(page).getByRole(AriaRole.BUTTON, named("Close")).tap();
		assertThat(dialog(page)).isHidden();
		assertThat(page.locator(".self-link")).isVisible();
		page.goBack();
		assertThat(minji.log()).isVisible();
	}

	@Test
	void aSectionThatCannotBeLoadedIsTriedAgain() {
		this.people.expectFailedRequests();
		ChatPage minji = this.people.join("Minji");
		Page page = minji.page();
		page.navigate("/?preferences=server");
		assertThat(dialog(page).getByText("Pretendard")).isVisible();
		minji.context().setOffline(true);
		open(page, "Profile");
		assertThat(dialog(page).getByRole(AriaRole.ALERT)).hasText("Could not load the preferences.");
		minji.context().setOffline(false);
		dialog(page).getByRole(AriaRole.BUTTON, named("Try again")).click();
		assertThat(page.getByLabel("New name")).hasValue(minji.name());
	}

	@ParameterizedTest
	@FieldSource("LOOKS")
	void axeFindsNothingAndEverythingFits(Look look) {
		ChatPage minji = this.people.join("민지", look.options());
		Page page = minji.page();
		for (String section : List.of("menu", "profile", "security", "devices", "notifications", "appearance",
				"language", "tokens", "server")) {
			page.navigate("/?panel=settings&preferences=" + section);
			assertThat(
					dialog(page).locator("[data-preferences=" + (section.equals("menu") ? "profile" : section) + "]"))
				.isAttached();
			assertThat(page.locator("#panel [data-section]").first()).isAttached();
			assertNothingFound(page, "preferences, " + section);
			for (int width : List.of(320, 720)) {
				page.setViewportSize(width, 450);
				assertThat((List<?>) dialog(page).evaluate(CUT_OFF)).as(section + " at " + width).isEmpty();
			}
			page.setViewportSize(look.options().viewportSize.get().width, look.options().viewportSize.get().height);
		}
	}

	private static void open(Page page, String section) {
		link(page, section).click();
		assertThat(heading(page)).hasText(section);
		assertThat(
				page.locator(".preferences-body:not([aria-busy]) .preferences-section, .preferences-body [role=alert]")
					.first())
			.isVisible();
	}

	private static Locator link(Page page, String section) {
		return dialog(page).locator(".preferences-nav a").filter(new Locator.FilterOptions().setHasText(section));
	}

	private static Locator dialog(Page page) {
		return page.locator("#preferences");
	}

	private static Locator heading(Page page) {
		return page.locator("#preferences-heading:visible");
	}

	private static Locator toast(Page page) {
		return page.locator("#preferences .toast p");
	}

	private static Locator.GetByRoleOptions named(String name) {
		return new Locator.GetByRoleOptions().setName(name);
	}

}
