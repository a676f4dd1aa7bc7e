package chat.maru.browser;

import java.util.regex.Pattern;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** The page that asks for a name, in either language. */
final class JoinPage {

	private static final Pattern JOIN = Pattern.compile("^(Join|들어가기)$");

	private final Page page;

	private JoinPage(Page page) {
		this.page = page;
	}

	static JoinPage open(BrowserContext context) {
		Page page = ParkedContexts.page(context);
		page.navigate("/");
		return new JoinPage(page);
	}

	ChatPage join(String name) {
		submit(name);
		return ChatPage.of(this.page, name);
	}

	/** Submits a name that is expected to be refused. */
	void submit(String name) {
		this.name().fill(name);
		this.page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(JOIN)).click();
	}

	Locator name() {
		return this.page.getByRole(AriaRole.TEXTBOX);
	}

	Page page() {
		return this.page;
	}

}
