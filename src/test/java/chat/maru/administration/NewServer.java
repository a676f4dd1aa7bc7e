package chat.maru.administration;

import java.nio.file.Path;
import java.util.regex.Pattern;

import chat.maru.MaruApplication;
import chat.maru.support.Browser;
import chat.maru.support.Maru;
import chat.maru.support.QuickPasswords;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** A server without accounts, which can be restarted with its data. */
final class NewServer implements AutoCloseable {

	static final String PASSWORD = "tulip engine harvest";

	private static final Pattern SETUP = Pattern.compile("http://localhost:\\d+(/setup/[\\w-]+)");

	private final Path data;

	private ConfigurableApplicationContext context;

	NewServer(Path data) {
		this.data = data;
		start();
	}

	private void start() {
		this.context = new SpringApplicationBuilder(MaruApplication.class, Maru.class)
			.initializers(new QuickPasswords())
			.run("--server.port=0", "--maru.data=" + this.data, "--maru.limits.guests-per-minute=0");
	}

	void restart() {
		close();
		start();
	}

	Maru maru() {
		return this.context.getBean(Maru.class);
	}

	JdbcClient jdbc() {
		return this.context.getBean(JdbcClient.class);
	}

	/** The path of the setup link that was logged last. */
	static String setupLink(CapturedOutput output) {
		return SETUP.matcher(output.getOut()).results().reduce((first, second) -> second).orElseThrow().group(1);
	}

	/** Creates the first administrator with the setup link. */
	Browser administrator(CapturedOutput output) {
		Browser browser = maru().browser();
		assertThat(browser.form(setupLink(output), browser.csrf(), "name", "Boss", "password", PASSWORD).statusCode())
			.isEqualTo(302);
		return browser;
	}

	@Override
	public void close() {
		this.context.close();
	}

}
