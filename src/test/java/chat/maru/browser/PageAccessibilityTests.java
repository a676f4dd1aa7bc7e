package chat.maru.browser;

import java.util.List;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import static chat.maru.browser.Accessibility.assertNothingFound;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** Checks the pages with axe in all their states. */
@PageTest
class PageAccessibilityTests extends PageScenario {

	/** Every pair of device, theme and language occurs. */
	static final List<Look> LOOKS = List.of(new Look(Look.Device.PHONE, ColorScheme.LIGHT, "en"),
			new Look(Look.Device.PHONE, ColorScheme.DARK, "ko"), new Look(Look.Device.DESKTOP, ColorScheme.LIGHT, "ko"),
			new Look(Look.Device.DESKTOP, ColorScheme.DARK, "en"));

	@ParameterizedTest
	@FieldSource("LOOKS")
	void theJoinPage(Look look) {
		this.people.expectFailedRequests(); // the refusal's 422
		JoinPage door = this.people.visit(look.options());
		assertThat(door.page().locator("html")).hasAttribute("lang", look.language());
		assertNothingFound(door.page(), "empty");
		door.submit(" ");
		assertThat(door.name()).hasAttribute("aria-invalid", "true");
		assertNothingFound(door.page(), "with an error");
	}

	@ParameterizedTest
	@FieldSource("LOOKS")
	void theChatPage(Look look) {
		this.people.expectFailedRequests();
		ChatPage minji = this.people.join("민지", look.options());
		ChatPage ben = this.people.join("Ben");
		ben.say("axe: hello https://example.org " + look);
		ben.say("axe: and again " + look);
		minji.hear("axe: and again " + look);
		minji.composer().fill("axe: 안녕하세요 " + look);
		minji.sendButton().click();
		ben.hear("axe: 안녕하세요 " + look);
		minji.awaitConnected();
		assertNothingFound(minji.page(), "with messages");
		assertThat(minji.online()).isVisible();
		assertNothingFound(minji.page(), "with who is online");
		minji.page().getByRole(AriaRole.TAB).last().click();
		assertThat(minji.page().locator("#quiet-heading")).isVisible();
		assertNothingFound(minji.page(), "with the settings of the room");
		minji.page().keyboard().press("Escape");
		minji.composer().fill("길".repeat(4_001));
		assertNothingFound(minji.page(), "with a text that is too long");
		minji.context().setOffline(true);
		minji.composer().fill("axe: offline " + look);
		minji.sendButton().click();
		assertThat(minji.page().getByText("axe: offline " + look)).isVisible();
		assertThat(minji.page().locator("maru-banner")).hasAttribute("data-tone", "waiting");
		assertNothingFound(minji.page(), "offline");
	}

	@ParameterizedTest
	@FieldSource("LOOKS")
	void theNotFoundPage(Look look) {
		this.people.expectFailedRequests();
		Page page = this.people.page(look.options());
		page.navigate("/nowhere");
		assertThat(page.getByRole(AriaRole.HEADING)).isVisible();
		assertNothingFound(page, "not found");
	}

}
