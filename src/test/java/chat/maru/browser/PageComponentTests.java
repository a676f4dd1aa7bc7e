package chat.maru.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.core.io.ClassPathResource;

import static chat.maru.browser.Accessibility.assertNothingFound;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** The parts that all pages are made of, on a page that only tests can open. */
@PageTest
class PageComponentTests extends PageScenario {

	@ParameterizedTest
	@EnumSource(names = { "LIGHT", "DARK" })
	void everyComponentIsAccessible(ColorScheme colours) {
		Page page = open(this.people.page(new NewContextOptions().setColorScheme(colours)));
		page.locator("#remove").click();
		assertThat(page.getByRole(AriaRole.STATUS)).containsText("Mateo was removed.");
		assertNothingFound(page, "with all components");
	}

	@Test
	void aTooltipShowsTheShortcutUntilItIsDismissed() {
		Page page = open(this.people.page(new NewContextOptions()));
		Locator tooltip = page.locator(".tooltip");
		Locator find = page.locator("#find");
		find.hover(new Locator.HoverOptions().setPosition(3, 3));
		find.hover();
		assertThat(tooltip).hasText("FindCtrl+K");
		assertThat(tooltip.locator("kbd")).hasText("Ctrl+K");
		assertThat(find).hasAccessibleName("Find");
		tooltip.hover();
		assertThat(tooltip).isVisible();
		page.locator("h1").hover();
		assertThat(tooltip).isHidden();
		assertThat(find).hasAttribute("title", "Find (Ctrl+K)");
		page.locator(".button-link").focus();
		page.keyboard().press("Tab");
		assertThat(find).isFocused();
		assertThat(tooltip).isVisible();
		page.keyboard().press("Control");
		assertThat(tooltip).isHidden();
		assertThat(find).isFocused();
		page.keyboard().press("Tab");
		assertThat(tooltip).hasText("People");
	}

	@Test
	void aToastGoesByItselfButNotUnderThePointer() {
		Page page = this.people.page(new NewContextOptions());
		page.clock().install();
		open(page);
		Locator toasts = page.locator(".toast");
		page.locator("#say").click();
		assertThat(toasts).hasText("Saved.");
		toasts.hover();
		page.clock().runFor(6_000);
		assertThat(toasts).isVisible();
		page.locator("h1").hover();
		page.clock().runFor(6_000);
		assertThat(toasts).hasCount(0);
		page.locator("#remove").click();
		page.clock().runFor(6_000);
		assertThat(toasts).isVisible();
		toasts.getByRole(AriaRole.BUTTON).click();
		assertThat(toasts).hasCount(0);
		assertThat(page.locator("body")).hasAttribute("data-undone", "");
		for (int i = 0; i < 5; i++) {
			page.locator("#say").click();
		}
		assertThat(toasts).hasCount(3);
	}

	/** Opens the page of all components. */
	static Page open(Page page) {
		page.route("**/components",
				(route) -> route.fulfill(new Route.FulfillOptions().setContentType("text/html").setBody(html())));
		page.navigate("/components");
		assertThat(page.locator("body")).hasAttribute("data-ready", "");
		return page;
	}

	private static String html() {
		try {
			return new ClassPathResource("components.html").getContentAsString(StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
