package chat.maru.browser;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ScreenshotCaret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/**
 * Takes screenshots of the pages in {@code target/screenshots}. Runs only with the system
 * property {@code maru.screenshots}, the folder for the two screenshots of the README:
 * {@code docs/images} or another one.
 */
@PageTest
@EnabledIfSystemProperty(named = "maru.screenshots", matches = ".+")
@TestPropertySource(properties = { "spring.application.name=screenshots",
		"spring.security.oauth2.client.registration.people.client-id=maru",
		"spring.security.oauth2.client.registration.people.client-name=Garden Club",
		"spring.security.oauth2.client.provider.people.issuer-uri=https://id.example/people" })
@DirtiesContext
class ScreenshotTests extends PageScenario {

	private static final Path PICTURES = Path.of("target", "screenshots");

	private static final String README_FOLDER = System.getProperty("maru.screenshots");

	private static final Look AT_THE_DESK = new Look(Look.Device.DESKTOP, ColorScheme.LIGHT, "en");

	private static final List<List<String>> CONVERSATION = List.of(
			List.of("Minji", "다들 토요일에 시간 괜찮아요? 우리 집 마루 공사가 드디어 끝났어요 🎉"),
			List.of("Daniel", "Congratulations! That looks like a reason for dinner."),
			List.of("Daniel", "What can I bring?"), List.of("서연", "축하해요! 저는 김치전 부쳐 갈게요."),
			List.of("서연", "막걸리도 두 병쯤 있으면 좋겠죠? 😄"),
			List.of("Amira",
					"I'm in. Saturday at seven? I can bake something that goes with makgeolli, whatever that turns out to be."),
			List.of("Minji", "Seven is perfect. The wood still smells of oil, so we'll keep the windows open."),
			List.of("Minji", "지도는 여기 있어요: https://map.example.org/minji\n3층이고, 초인종은 아직 고장이라 문을 두드려 주세요."),
			List.of("Daniel", "문 두드릴게요! 제 한국어 늘었죠? 😎"), List.of("서연", "@Daniel님 많이 늘었네요. **토요일 7시**에 만나요!"));

	@Autowired
	private JdbcClient jdbc;

	@Test
	void aConversationOfFourUsersInEveryLook() {
		Map<String, ChatPage> people = new HashMap<>();
		for (String name : List.of("Daniel", "서연", "Amira", "Minji")) {
			JoinPage door = this.people.visit(inSeoul(AT_THE_DESK));
			people.put(name, door.join(name));
		}
		for (List<String> turn : CONVERSATION) {
			people.get(turn.get(0)).send(turn.get(1));
			for (ChatPage page : people.values()) {
				assertThat(page.messages()).hasCount(CONVERSATION.indexOf(turn) + 1);
			}
		}
		answer(people.get("서연"), people.get("Daniel"));
		String session = people.get("Minji").context().storageState();
		for (Look look : looks()) {
			JoinPage door = this.people.visit(inSeoul(look));
			assertThat(door.name()).isVisible();
			photograph(door.page(), "join-" + look);
			ChatPage page = ChatPage.open(this.people.browser(inSeoul(look).setStorageState(session)), "Minji");
			assertThat(page.messages()).hasCount(CONVERSATION.size() + 1);
			page.awaitConnected();
			assertThat(page.page()
				.locator(".people-list")
				.getByRole(AriaRole.LISTITEM, new Locator.GetByRoleOptions().setIncludeHidden(true)))
				.hasCount(people.size());
			photograph(page.page(), "chat-" + look);
			page.page().keyboard().press("Control+k");
			assertThat(page.page().getByRole(AriaRole.OPTION)).hasCount(1);
			photograph(page.page(), "switcher-" + look);
			page.page().keyboard().press("Escape");
			page.page().locator(".thread-line").click();
			assertThat(page.page().locator("maru-thread .message")).hasCount(2);
			photograph(page.page(), "thread-" + look);
			page.page().close();
		}
		takeAccounts();
	}

	/** A reply and reactions, by the menu. */
	private static void answer(ChatPage one, ChatPage other) {
		String question = CONVERSATION.get(2).get(1);
		choose(one, question, "Reply");
		one.say("과일이면 돼요! 🍐");
		choose(one, CONVERSATION.get(0).get(1), "😂");
		choose(other, CONVERSATION.get(0).get(1), "❤️");
		choose(other, CONVERSATION.get(0).get(1), "😂");
		choose(other, "과일이면 돼요! 🍐", "👍");
		assertThat(other.page().locator(".reaction")).hasCount(3);
	}

	private static void choose(ChatPage chat, String message, String action) {
		chat.message(message).hover();
		chat.message(message).locator(".message-actions").click();
		chat.page().getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(action).setExact(true)).click();
	}

	private void takeAccounts() {
		for (Look look : looks()) {
			Page page = this.people.browser(inSeoul(look)).newPage();
			page.navigate("/login");
			assertThat(page.locator("maru-passkey")).isVisible();
			photograph(page, "log-in-" + look);
			photograph(PageComponentTests.open(page), "a-components-" + look);
			ChatPage chat = this.people.visit(inSeoul(look)).join(People.unique("지수"));
			PagePasskeyTests.plugIn(chat.page());
			chat.page().navigate("/account/security");
			photograph(chat.page(), "account-guest-" + look);
			chat.page().locator("#chosen").fill("tulip engine harvest");
			chat.page().locator("form[action='/account/password'] button").click();
			chat.page().locator("#passkey-label").fill("지수의 휴대폰");
			chat.page().locator("form[action='/account/passkeys'] button").click();
			assertThat(chat.page().locator("#passkey-0")).isVisible();
			photograph(chat.page(), "account-security-" + look);
			chat.page().navigate("/account/tokens");
			chat.page().locator("#token-name").fill("Backup");
			chat.page().locator("form[action='/account/tokens'] button").click();
			assertThat(chat.page().locator("#token")).isVisible();
			photograph(chat.page(), "account-tokens-" + look);
			this.jdbc.sql("update account set role = 'administrator' where role = 'member'").update();
			chat.page().navigate("/rooms");
			photograph(chat.page(), "a-rooms-" + look);
			chat.page().locator("#name").fill("정원과 텃밭 " + look);
			chat.page().locator("#topic").fill("무엇이든 함께 키워요");
			chat.page().locator("form[action='/rooms'][method='post'] button").click();
			chat.composer().fill("여기서 봄 모종을 정해요.");
			chat.sendButton().click();
			assertThat(chat.messages()).hasCount(1);
			String room = chat.page().url();
			photograph(chat.page(), "room-" + look);
			takePanel(chat.page(), look);
			if (look.device() == Look.Device.PHONE) {
				chat.page().locator(".rooms-button").click();
				photograph(chat.page(), "room-list-" + look);
				chat.page().keyboard().press("Escape");
			}
			chat.page().navigate(room + "/about");
			chat.page().locator("form[action$='/invitations'] button").click();
			Page guest = this.people.browser(inSeoul(look)).newPage();
			String link = chat.page().locator("#link").inputValue();
			guest.navigate(link);
			photograph(guest, "a-room-invitation-" + look);
			guest.locator("#name").fill(People.unique("은우"));
			guest.locator("main button[type=submit]").click();
			assertThat(guest.locator("maru-composer")).isVisible();
			chat.page().navigate(chat.page().url().replaceAll("/invitations$", "/about"));
			chat.page().locator(".account-list summary").click();
			photograph(chat.page(), "a-room-" + look);
			chat.page().locator("form[action$='/silences'] button").click();
			photograph(chat.page(), "a-room-silenced-" + look);
			photograph(guest, "room-events-" + look);
			chat.page().navigate("/admin/people?query=%EC%9D%80%EC%9A%B0");
			chat.page().locator(".admin-list summary").first().click();
			photograph(chat.page(), "admin-people-" + look);
			chat.page().navigate("/admin/audit");
			photograph(chat.page(), "admin-audit-" + look);
			for (String other : List.of("rooms", "bans", "bots", "settings")) {
				chat.page().navigate("/admin/" + other);
				photograph(chat.page(), "admin-" + other + "-" + look);
			}
			chat.page().navigate("/admin");
			photograph(chat.page(), "admin-overview-" + look);
			chat.page().navigate("/admin/access");
			chat.page().locator("form[action='/admin/invitations'] button").click();
			photograph(chat.page(), "admin-access-" + look);
			page.navigate(chat.page().locator("#link").inputValue());
			photograph(page, "invitation-" + look);
			chat.page().navigate("/account/devices");
			chat.page().locator("form[action='/account/phone'] button").click();
			photograph(chat.page(), "phone-code-" + look);
		}
	}

	private static void takePanel(Page page, Look look) {
		String address = page.url();
		for (String name : List.of("people", "settings")) {
			page.navigate(address + "?panel=" + name);
			assertThat(page.locator("#panel form:visible").first()).isVisible();
			photograph(page, "panel-" + name + "-" + look);
		}
		page.navigate(address);
		page.locator("[data-part=emoji-button]").click();
		assertThat(page.locator("#emoji-picker").getByRole(AriaRole.OPTION).first()).isVisible();
		photograph(page, "emoji-" + look);
		page.keyboard().press("Escape");
	}

	private static NewContextOptions inSeoul(Look look) {
		return look.options().setTimezoneId("Asia/Seoul");
	}

	private static List<Look> looks() {
		return List.of(Look.Device.values())
			.stream()
			.flatMap((device) -> List.of(ColorScheme.LIGHT, ColorScheme.DARK)
				.stream()
				.flatMap((colours) -> List.of("en", "ko")
					.stream()
					.map((language) -> new Look(device, colours, language))))
			.toList();
	}

	private static void photograph(Page page, String name) {
		page.waitForFunction("() => document.fonts.ready.then(() => true)");
		Page.ScreenshotOptions options = new Page.ScreenshotOptions().setCaret(ScreenshotCaret.HIDE)
			.setFullPage(name.startsWith("a"));
		page.screenshot(options.setPath(PICTURES.resolve(name + ".png")));
		if (README_FOLDER != null && name.startsWith("chat-desktop-") && name.endsWith("-en")) {
			String inReadme = name.replace("-desktop", "").replace("-en", "");
			page.screenshot(options.setPath(Path.of(README_FOLDER, inReadme + ".png")));
		}
	}

}
