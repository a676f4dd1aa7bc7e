package chat.maru.browser;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ForcedColors;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static chat.maru.browser.Accessibility.assertNothingFound;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** A guest becomes a member, on one device and on another. */
@PageTest
class PageAccountTests extends PageScenario {

	static final List<Look> LOOKS = PageAccessibilityTests.LOOKS;

	private static final String PASSWORD = "tulip engine harvest";

	@Autowired
	private JdbcClient jdbc;

	@Test
	void aGuestBecomesAMemberAndLogsInOnAnotherDevice() {
		String name = People.unique("Minji");
		ChatPage guest = this.people.visit(new NewContextOptions()).join(name);
		guest.say("account: from the desk");
		guest.page().navigate("/account/security");
		choose(guest.page(), PASSWORD);
		assertThat(guest.page().locator(".account-done")).containsText("Password saved");
		Page phone = this.people.page(LOOKS.get(0).options());
		logIn(phone, name, PASSWORD);
		ChatPage member = ChatPage.of(phone, name);
		member.awaitConnected();
		assertThat(member.message("account: from the desk")).isVisible();
		guest.page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Devices")).click();
		guest.page()
			.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Log out of all other devices"))
			.click();
		assertThat(phone.locator("maru-banner")).hasAttribute("data-tone", "problem");
		phone.reload();
		assertThat(phone.getByRole(AriaRole.HEADING).first()).containsText("Welcome to Maru");
	}

	@Test
	void aGuestWhoLogsOutLeavesNothingInTheBrowser() {
		ChatPage guest = this.people.visit(new NewContextOptions()).join(People.unique("Minji"));
		ChatPage otherTab = guest.anotherTab();
		guest.composer().fill("a draft");
		otherTab.composer().fill("another draft");
		Page page = guest.page();
		String account = page.locator("body").getAttribute("data-account");
		page.navigate("/account/security");
		page.evaluate(
				"() => { localStorage.setItem('maru.theme', 'dark'); localStorage.setItem('maru.outbox.a.b', '{}') }");
		page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Log out")).click();
		assertThat(page.locator("#log-out-lead")).containsText("you cannot come back as " + guest.name());
		page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Log out permanently")).click();
		assertThat(page.getByRole(AriaRole.HEADING).first()).containsText("Welcome to Maru");
		assertThat(otherTab.page().getByRole(AriaRole.HEADING).first()).containsText("Welcome to Maru");
		Assertions.assertThat(page.evaluate("Object.entries(localStorage).sort().join()"))
			.isEqualTo("maru.theme,dark,maru.visit,nobody");
		// As if the session had expired.
		page.evaluate(
				"""
						(account) => {
							localStorage.setItem(`maru.draft.${account}.lobby`, 'a draft of the guest')
							const clientId = crypto.randomUUID()
							const entry = { clientId, room: 'lobby', text: 'unsent by the guest', queuedAt: new Date().toISOString() }
							localStorage.setItem(`maru.outbox.${account}.${clientId}`, JSON.stringify({ ...entry, status: 'waiting' }))
						}""",
				account);
		ChatPage next = ChatPage.of(page, joinHere(page));
		assertThat(next.composer()).hasValue("");
		next.say("departed: the next person");
		assertThat(next.message("unsent by the guest")).hasCount(0);
		// Another account logs in on another page of this browser.
		next.composer().fill("of nobody else");
		page.waitForRequest(Request::isNavigationRequest,
				() -> otherTab.page().evaluate("() => localStorage.setItem('maru.visit', 'another account')"));
	}

	private static String joinHere(Page page) {
		String name = People.unique("Ben");
		page.getByRole(AriaRole.TEXTBOX).fill(name);
		page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Join")).click();
		return name;
	}

	@Test
	void aDescriptionIsKeptUntilItIsCleared() {
		Page page = this.people.join("Minji").page();
		page.navigate("/account");
		for (String about : List.of("빵을 구워요 🍞", "")) {
			page.getByLabel("A few words about you").fill(about);
			page.locator("form[action='/account/about'] button").click();
			assertThat(page.locator(".account-done")).containsText("This is what people read about you");
			page.navigate("/account");
			assertThat(page.getByLabel("A few words about you")).hasValue(about);
		}
	}

	@Test
	void aWrongPasswordIsAnnouncedToScreenReaders() {
		this.people.expectFailedRequests();
		Page page = this.people.page(new NewContextOptions());
		page.clock().install();
		logIn(page, "Nobody in here", PASSWORD);
		assertThat(page.getByRole(AriaRole.ALERT)).containsText("Wrong name or password");
		assertThat(page.getByLabel("Your name")).hasValue("Nobody in here");
		assertThat(page.getByLabel("Password")).hasValue("");
		assertThat(page.getByLabel("Password")).isFocused();
		assertThat(page).hasTitle(Pattern.compile("Please check"));
		aFormThatIsOnItsWayIsNotSentAgainForAWhile(page);
	}

	private static void aFormThatIsOnItsWayIsNotSentAgainForAWhile(Page page) {
		page.evaluate("""
				() => addEventListener('submit', (event) => {
					event.preventDefault()
					document.body.dataset.sent = Number(document.body.dataset.sent ?? 0) + 1
				})""");
		Locator form = page.locator("form[action='/login']");
		String twice = "(form) => [form.requestSubmit(), form.requestSubmit()]";
		form.evaluate(twice);
		assertThat(page.locator("body")).hasAttribute("data-sent", "1");
		assertThat(form).hasAttribute("aria-busy", "true");
		page.clock().fastForward(5_000);
		form.evaluate(twice);
		assertThat(page.locator("body")).hasAttribute("data-sent", "2");
		page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))");
		form.evaluate(twice);
		assertThat(page.locator("body")).hasAttribute("data-sent", "3");
	}

	@ParameterizedTest
	@FieldSource("LOOKS")
	void axeFindsNothingOnThePages(Look look) {
		this.people.expectFailedRequests();
		Page page = this.people.page(look.options());
		page.navigate("/login");
		assertNothingFound(page, "log in");
		page.locator("form[action='/login'] button").click();
		assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
		assertNothingFound(page, "log in, refused");
		assertLooksRefused(page.locator("#password"));
		page.emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE));
		assertThat(page.locator("#password")).hasCSS("border-top-style", "double");
		page.emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.NONE));
		ChatPage chat = this.people.join("Minji", look.options());
		Page account = chat.page();
		account.navigate("/account/security");
		assertNothingFound(account, "a guest's account");
		choose(account, "short");
		assertThat(account.getByRole(AriaRole.ALERT)).isVisible();
		assertNothingFound(account, "a guest's account, refused");
		choose(account, PASSWORD);
		assertThat(account.locator(".account-done")).isVisible();
		for (String section : List.of("", "/devices", "/notifications", "/appearance", "/language", "/server",
				"/tokens")) {
			account.navigate("/account" + section);
			assertNothingFound(account, "a member's account" + section);
		}
		account.locator("#token-name").fill("Backup");
		account.locator("form[action='/account/tokens'] button").click();
		assertThat(account.locator("#token")).hasValue(Pattern.compile("[\\w-]{43}"));
		assertNothingFound(account, "a member's account");
	}

	@ParameterizedTest
	@FieldSource("LOOKS")
	void axeFindsNothingOnTheAdministrationPages(Look look) {
		ChatPage chat = this.people.join("살림꾼", look.options());
		this.jdbc.sql("update account set role = 'administrator' where name = ?").param(chat.name()).update();
		Page page = chat.page();
		page.navigate("/admin/access");
		page.locator("form[action='/admin/invitations'] button").click();
		assertThat(page.locator("#link")).hasValue(Pattern.compile("http://.*/invite/[\\w-]{43}"));
		assertNothingFound(page, "administration");
		String link = page.locator("#link").inputValue();
		for (String other : List.of("", "/rooms", "/bans", "/bots", "/settings")) {
			page.navigate("/admin" + other);
			assertNothingFound(page, "administration" + other);
		}
		page.navigate("/account/devices");
		page.locator("form[action='/account/phone'] button").click();
		assertThat(page.locator(".phone-code")).isVisible();
		assertNothingFound(page, "a code for the phone");
		page.route("**/account/phone/*", (route) -> route
			.fulfill(new Route.FulfillOptions().setContentType("application/json").setBody("{\"state\":\"used\"}")));
		assertThat(page.getByText(Pattern.compile("You are logged in on your phone|휴대폰에서 로그인했어요"))).isVisible();
		assertThat(page.locator(".phone-code")).hasCount(0);
		assertNothingFound(page, "a code for the phone, used");
		Page invited = this.people.page(look.options());
		invited.navigate(link);
		assertNothingFound(invited, "an invitation");
		invited.locator("#name").fill(People.unique("Amira"));
		invited.locator("#password").fill(PASSWORD);
		invited.locator(".join-form button").click();
		assertThat(invited.locator("maru-composer")).isVisible();
	}

	/**
	 * By a shape that differs from that of the focus, and by an edge that contrasts with
	 * both backgrounds (WCAG 2.2, 1.4.11).
	 */
	private static void assertLooksRefused(Locator field) {
		Map<?, ?> look = (Map<?, ?>) field.evaluate(
				"""
						(field) => {
							const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true })
							const ground = getComputedStyle(field.closest('.join-card')).backgroundColor
							const luminance = (colour) => {
								for (canvas.fillStyle of [ground, colour]) canvas.fillRect(0, 0, 1, 1)
								const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].map((part) => part / 255)
									.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
								return 0.2126 * r + 0.7152 * g + 0.0722 * b
							}
							const contrast = (one, other) => {
								const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b)
								return (light + 0.05) / (dark + 0.05)
							}
							const { borderTopColor, borderInlineStartWidth, backgroundColor } = getComputedStyle(field)
							field.focus()
							return {
								inside: contrast(borderTopColor, backgroundColor), outside: contrast(borderTopColor, ground),
								edge: parseFloat(borderInlineStartWidth), gap: parseFloat(getComputedStyle(field).outlineOffset),
							}
						}""");
		assertThat(((Number) look.get("inside")).doubleValue()).as("contrast inside").isGreaterThan(3);
		assertThat(((Number) look.get("outside")).doubleValue()).as("contrast outside").isGreaterThan(3);
		assertThat(((Number) look.get("edge")).doubleValue()).as("the edge").isGreaterThan(4);
		assertThat(((Number) look.get("gap")).doubleValue()).as("between edge and ring").isGreaterThan(1);
	}

	private static void choose(Page page, String password) {
		page.locator("#chosen").fill(password);
		page.locator("form[action='/account/password'] button").click();
	}

	private static void logIn(Page page, String name, String password) {
		page.navigate("/login");
		page.locator("#name").fill(name);
		page.locator("#password").fill(password);
		page.locator("form[action='/login'] button").click();
	}

}
