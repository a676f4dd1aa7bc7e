package chat.maru.browser;

import java.util.List;
import java.util.regex.Pattern;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

import static chat.maru.browser.Accessibility.assertNothingFound;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** Login without a password, with Chromium's virtual authenticator. */
@PageTest
@DirtiesContext
@TestPropertySource(properties = { "spring.security.oauth2.client.registration.people.client-id=maru",
		"spring.security.oauth2.client.registration.people.client-name=Our people",
		"spring.security.oauth2.client.provider.people.issuer-uri=https://id.example/people" })
class PagePasskeyTests extends PageScenario {

	static final List<Look> LOOKS = PageAccessibilityTests.LOOKS;

	@BeforeEach
	void keepBrowsersApart() {
		this.people.keepBrowsersApart(); // because of the virtual authenticators
	}

	@Test
	void aPasskeyIsAddedUsedAndRemoved() {
		this.people.expectFailedRequests();
		ChatPage member = this.people.join("Minji");
		Page page = member.page();
		plugIn(page);
		becomeMember(page);
		page.getByLabel("Name of a new passkey").fill("My laptop");
		page.keyboard().press("Enter");
		assertThat(page.locator(".account-done")).containsText("Passkey added");
		assertThat(page.getByText("My laptop", new Page.GetByTextOptions().setExact(true))).isVisible();
		logOut(page);
		logIn(page);
		ChatPage.of(page, "Minji").awaitConnected();
		page.navigate("/account/security");
		page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Remove My laptop")).click();
		page.locator("#confirm [data-action=confirm]").click();
		assertThat(page.locator(".account-done")).containsText("Passkey removed");
		logOut(page);
		logIn(page);
		assertThat(page.getByRole(AriaRole.ALERT)).containsText("The passkey did not work");
		assertThat(page).hasURL(Pattern.compile(".*/login\\?refused=passkey-failed"));
	}

	@Test
	void aUserWithoutAPasskeyIsTold() {
		Page page = this.people.page(new NewContextOptions());
		plugIn(page);
		page.navigate("/login");
		page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Log in with a passkey")).press("Enter");
		assertThat(page.getByRole(AriaRole.ALERT)).containsText("The passkey did not work");
		assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Log in with a passkey")))
			.isFocused();
	}

	@Test
	void aBrowserWithoutPasskeysIsOfferedNone() {
		Page page = this.people.page(new NewContextOptions());
		page.addInitScript("delete window.PublicKeyCredential");
		page.navigate("/login");
		assertThat(page.locator("maru-theme")).isVisible();
		assertThat(page.locator("maru-passkey")).isHidden();
	}

	@ParameterizedTest
	@FieldSource("LOOKS")
	void axeFindsNothing(Look look) {
		Page page = this.people.page(look.options());
		page.navigate("/login");
		assertThat(page.locator("maru-passkey")).isVisible();
		assertThat(page.locator("a[href='/oauth2/authorization/people']")).isVisible();
		assertNothingFound(page, "log in");
		page.navigate("/login?refused=identity-unknown");
		assertNothingFound(page, "log in, refused");
		ChatPage chat = this.people.join("민지", look.options());
		plugIn(chat.page());
		becomeMember(chat.page());
		chat.page().locator("#passkey-label").fill("휴대폰");
		chat.page().locator("form[action='/account/passkeys'] button").click();
		assertThat(chat.page().locator("#passkey-0")).hasText("휴대폰");
		assertNothingFound(chat.page(), "account");
	}

	static void plugIn(Page page) {
		CDPSession session = page.context().newCDPSession(page);
		session.send("WebAuthn.enable");
		JsonObject options = new JsonObject();
		options.addProperty("protocol", "ctap2");
		options.addProperty("transport", "internal");
		for (String can : List.of("hasResidentKey", "hasUserVerification", "isUserVerified",
				"automaticPresenceSimulation")) {
			options.addProperty(can, true);
		}
		JsonObject added = new JsonObject();
		added.add("options", options);
		session.send("WebAuthn.addVirtualAuthenticator", added);
	}

	private static void becomeMember(Page page) {
		page.navigate("/account/security");
		page.locator("#chosen").fill("tulip engine harvest");
		page.locator("form[action='/account/password'] button").click();
		assertThat(page.locator(".account-done")).isVisible();
	}

	private static void logOut(Page page) {
		page.navigate("/account");
		page.locator("form[action='/logout'] button").click();
		assertThat(page.locator("#name")).isVisible();
	}

	private static void logIn(Page page) {
		page.navigate("/login");
		page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Log in with a passkey")).click();
	}

}
