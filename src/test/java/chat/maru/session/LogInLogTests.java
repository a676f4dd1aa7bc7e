package chat.maru.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import chat.maru.account.Account;
import chat.maru.support.Browser;
import chat.maru.support.Maru;
import chat.maru.support.MaruTest;
import chat.maru.support.Posts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** Each log-in is one line, which fail2ban reads as the documentation says. */
@MaruTest
@ExtendWith(OutputCaptureExtension.class)
class LogInLogTests {

	private static final String PASSWORD = "tulip engine harvest";

	@Autowired
	private Maru maru;

	@Autowired
	private LogInLog log;

	@Test
	void eachLogInIsALineWithTheAddressAndTheAccount(CapturedOutput output) {
		String name = "Member " + UUID.randomUUID().toString().substring(0, 8);
		Browser browser = this.maru.browser();
		browser.join(name);
		browser.choosePassword(PASSWORD);
		String id = Posts.json(browser.get("/api/me").body()).get("id").stringValue();
		this.maru.browser().logIn(name, PASSWORD);
		this.maru.browser().logIn(name, "not their secret");
		this.maru.browser().logIn("Nobody address=1.2.3.4", "not their secret");
		assertThat(lines(output)).containsSubsequence("log-in succeeded way=guest address=127.0.0.1 account=" + id,
				"log-in succeeded way=password address=127.0.0.1 account=" + id,
				"log-in failed way=password address=127.0.0.1 account=" + id,
				"log-in failed way=password address=127.0.0.1 account=unknown");
		assertThat(output.getAll()).doesNotContain(name, PASSWORD, "not their secret", "1.2.3.4");
	}

	@Test
	void theFilterOfTheDocumentationFindsWhatFailedAndItsAddress(CapturedOutput output) throws IOException {
		Account account = new Account(UUID.randomUUID().toString(), "Minji");
		this.log.succeeded(LogInLog.Way.PASSWORD, account, "192.0.2.1");
		this.log.failed(LogInLog.Way.PASSWORD, account.id(), "192.0.2.2");
		this.log.failed(LogInLog.Way.PASSKEY, null, "[2001:db8::3]");
		this.log.refused(LogInLog.Way.PROVIDER, "192.0.2.4");
		this.log.refused(LogInLog.Way.PROVIDER, "192.0.2.4");
		Pattern filter = filter();
		List<String> found = output.getAll()
			.lines()
			// fail2ban takes the time out of a line before it looks at the rest.
			.map((line) -> line.replaceFirst("^[-0-9T:.]+Z ", ""))
			.map(filter::matcher)
			.filter(Matcher::find)
			.map((line) -> line.group("host"))
			.toList();
		assertThat(found).containsExactly("192.0.2.2", "2001:db8:0:0:0:0:0:3", "192.0.2.4");
	}

	@Test
	void theNumberOfLoggedAttemptsIsLimited(CapturedOutput output) {
		for (int i = 0; i < 500; i++) {
			this.log.failed(LogInLog.Way.PASSKEY, null, "2001:db8:5::" + Integer.toHexString(i));
		}
		assertThat(lines(output)).hasSizeBetween(60, 61);
	}

	private static Pattern filter() throws IOException {
		String line = Files.readString(Path.of("docs/fail2ban.md"))
			.lines()
			.filter((it) -> it.startsWith("failregex = "))
			.findFirst()
			.orElseThrow();
		return Pattern.compile(line.substring("failregex = ".length()).replace("<HOST>", "(?<host>[0-9a-f.:]+)"));
	}

	private static List<String> lines(CapturedOutput output) {
		return output.getAll()
			.lines()
			.filter((line) -> line.contains(" log-in "))
			.map((line) -> line.substring(line.indexOf("log-in ")))
			.toList();
	}

}
