package chat.maru.browser;

import java.util.List;

import chat.maru.account.Account;
import chat.maru.account.AccountChanged;
import chat.maru.cluster.Notices;
import chat.maru.registration.AccountChanges;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static chat.maru.browser.Accessibility.assertNothingFound;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** Administrators and bots are marked next to their names. */
@PageTest
class PageRoleTests extends PageScenario {

	static final List<Look> LOOKS = PageAccessibilityTests.LOOKS;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private PlatformTransactionManager transactions;

	@Autowired
	private Notices notices;

	@Autowired
	private AccountChanges changes;

	@Test
	void aRoleIsShownLiveAndAfterAReloadUntilItEnds() {
		ChatPage minji = this.people.join("Minji");
		ChatPage ben = this.people.join("Ben");
		ben.say("role: before");
		minji.hear("role: before");
		assertThat(role(minji, "role: before")).hasCount(0);
		become(ben, "administrator");
		assertThat(role(minji, "role: before")).hasText("Administrator");
		assertThat(inList(minji, ben)).hasAccessibleName(ben.name() + " Administrator");
		ben.say("role: as an administrator");
		assertThat(role(ben, "role: as an administrator")).hasText("Administrator");
		minji.hear("role: as an administrator");
		assertThat(role(minji, "role: as an administrator")).hasText("Administrator");
		minji.reload();
		minji.hear("role: as an administrator");
		assertThat(role(minji, "role: before")).hasText("Administrator");
		become(ben, "bot");
		assertThat(role(minji, "role: before")).hasText("Bot");
		become(ben, "member");
		assertThat(role(minji, "role: before")).hasCount(0);
		assertThat(inList(minji, ben)).hasAccessibleName(ben.name());
		minji.say("role: nobody in particular");
		assertThat(role(minji, "role: nobody in particular")).hasCount(0);
	}

	@Test
	void aNewNameAppearsOnMessagesThatAreOnThePage() {
		ChatPage minji = this.people.join("Minji");
		ChatPage ben = this.people.join("Ben");
		ben.say("name: before");
		minji.hear("name: before");
		String name = People.unique("Benjamin");
		this.changes.rename(account(ben), name);
		assertThat(author(minji, "name: before")).hasText(name);
		assertThat(author(ben, "name: before")).hasText(name);
		ben.say("name: after");
		assertThat(author(ben, "name: after")).hasText(name);
	}

	@ParameterizedTest
	@FieldSource("LOOKS")
	void axeFindsNothing(Look look) {
		ChatPage minji = this.people.join("민지", look.options());
		ChatPage ben = this.people.join("Ben");
		become(ben, "administrator");
		ben.say("role: axe " + look);
		minji.hear("role: axe " + look);
		assertThat(role(minji, "role: axe " + look)).hasText("ko".equals(look.language()) ? "관리자" : "Administrator");
		assertNothingFound(minji.page(), "with an administrator");
	}

	private void become(ChatPage page, String role) {
		Account account = account(page);
		new TransactionTemplate(this.transactions).executeWithoutResult((status) -> {
			this.jdbc.sql("update account set role = ? where id = ?").params(role, account.id()).update();
			this.notices.publish(new AccountChanged(account.id()));
		});
	}

	private static Account account(ChatPage page) {
		return new Account((String) page.page().evaluate("document.body.dataset.account"), page.name());
	}

	private static Locator role(ChatPage page, String text) {
		return page.message(text).locator("header .role");
	}

	private static Locator author(ChatPage page, String text) {
		return page.message(text).locator("[data-part=author]");
	}

	private static Locator inList(ChatPage page, ChatPage person) {
		return page.online().getByRole(AriaRole.BUTTON).filter(new Locator.FilterOptions().setHasText(person.name()));
	}

}
