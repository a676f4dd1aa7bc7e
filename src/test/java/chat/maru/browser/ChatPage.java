package chat.maru.browser;

import java.util.List;
import java.util.regex.Pattern;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/**
 * The chat page of one user. Elements are found by role and name first, as with a screen
 * reader.
 */
final class ChatPage {

	private final Page page;

	private final String name;

	private ChatPage(Page page, String name) {
		this.page = page;
		this.name = name;
	}

	/** The page that a user sees after joining. */
	static ChatPage of(Page page, String name) {
		ChatPage chat = new ChatPage(page, name);
		chat.awaitAwake();
		return chat;
	}

	/** Before the scripts run, Enter only breaks the line. */
	private void awaitAwake() {
		assertThat(connection()).hasText(Pattern.compile("\\S"));
	}

	/** Another tab of a user who is logged in. */
	ChatPage anotherTab() {
		return open(context(), this.name);
	}

	static ChatPage open(BrowserContext context, String name) {
		return open(context, name, "/");
	}

	static ChatPage open(BrowserContext context, String name, String address) {
		Page page = ParkedContexts.page(context);
		page.navigate(address);
		return of(page, name);
	}

	/** Types a text and presses Enter. Does not wait for a result. */
	void send(String text) {
		composer().fill(text);
		composer().press("Enter");
	}

	/** Sends a text and waits until the server has stored it. */
	void say(String text) {
		send(text);
		assertThat(message(text)).isVisible();
		assertThat(unsent().filter(new Locator.FilterOptions().setHasText(text))).hasCount(0);
	}

	/** Waits until everything that was sent is acknowledged. Events come before. */
	void awaitReceipts() {
		this.page.waitForCondition(() -> Boolean.TRUE.equals(this.page
			.evaluate("Object.keys(localStorage).every((key) => !/^maru\\.(outbox|changes)\\./.test(key))")));
	}

	/** Waits until a message is on the page. */
	void hear(String text) {
		assertThat(message(text)).isVisible();
	}

	/** The message with exactly this text. */
	Locator message(String text) {
		Locator exactly = this.page.getByText(text, new Page.GetByTextOptions().setExact(true));
		return messages().filter(new Locator.FilterOptions().setHas(exactly));
	}

	Locator messages() {
		return log().getByRole(AriaRole.ARTICLE);
	}

	/** The texts of all messages that contain this text, in the order of the page. */
	Locator textsWith(String part) {
		return log().locator("[data-part=text]").filter(new Locator.FilterOptions().setHasText(part));
	}

	/** The texts of the user's own messages, in the order of the page. */
	Locator ownTexts() {
		return log().locator("[data-own] [data-part=text]");
	}

	/** The user's own messages that are not committed yet. */
	Locator unsent() {
		return log().locator(".unsent");
	}

	Locator log() {
		return this.page.getByRole(AriaRole.LOG);
	}

	Locator composer() {
		return this.page.getByRole(AriaRole.TEXTBOX);
	}

	Locator sendButton() {
		return button(AriaRole.BUTTON, "Send|보내기");
	}

	/** The state of the connection. It is hidden while the list of rooms is. */
	Locator connection() {
		return this.page.locator("maru-connection");
	}

	/** The list of users online. Opens the panel that contains it. */
	Locator online() {
		if (!listOfPeople().isVisible()) {
			onlineButton().click();
		}
		return listOfPeople();
	}

	/** The list of users online, whether it is visible or not. */
	Locator listOfPeople() {
		return this.page.locator(".people-list");
	}

	/**
	 * The button that opens and closes the list of users online: the faces in the head of
	 * the room, or on a phone the button of the panel.
	 */
	Locator onlineButton() {
		return this.page.locator(".people-button:visible, .panel-button:visible").first();
	}

	/** The button that opens the menu of language and theme. */
	Locator selfMenu() {
		return button(AriaRole.BUTTON, "(Your menu|내 메뉴)");
	}

	/** Opens the menu that contains it. */
	Locator themeButton() {
		return inSelfMenu(button(AriaRole.BUTTON, "(Theme|테마): .*"));
	}

	/** Opens the menu that contains it. */
	Locator languageLink() {
		return inSelfMenu(button(AriaRole.LINK, "(Language|언어): .*"));
	}

	private Locator inSelfMenu(Locator control) {
		if (!control.isVisible()) {
			selfMenu().click();
		}
		return control;
	}

	/** The button that leads to the newest messages. */
	Locator jump() {
		return button(AriaRole.BUTTON, "(.* new messages?|Newest messages|새 메시지 .*|최신 메시지로)");
	}

	private Locator button(AriaRole role, String name) {
		return this.page.getByRole(role, new GetByRoleOptions().setName(Pattern.compile("^(" + name + ")$")));
	}

	/** Scrolls the timeline up with the wheel. */
	void scrollUp(int pixels) {
		log().hover();
		// An empty timeline cannot be scrolled.
		this.page.waitForFunction("(log) => log.scrollHeight > log.clientHeight", log().elementHandle());
		this.page.mouse().wheel(0, -pixels);
		this.page.waitForFunction("(log) => log.scrollHeight - log.scrollTop - log.clientHeight > 100",
				log().elementHandle());
	}

	void reload() {
		this.page.reload();
		awaitAwake();
	}

	void awaitConnected() {
		assertThat(connection()).containsText(Pattern.compile("Online|접속 중"));
	}

	/**
	 * Waits until the messages that contain this part have exactly these texts, in this
	 * order.
	 */
	void awaitTexts(String part, List<String> texts) {
		assertThat(textsWith(part)).hasText(texts.toArray(String[]::new));
	}

	Page page() {
		return this.page;
	}

	BrowserContext context() {
		return this.page.context();
	}

	String name() {
		return this.name;
	}

}
