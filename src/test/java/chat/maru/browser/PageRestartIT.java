package chat.maru.browser;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;

import chat.maru.support.ServerProcess;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** An open page whose packaged server is killed. */
class PageRestartIT extends PageScenario {

	@TempDir
	Path folder;

	private ServerProcess server;

	@BeforeEach
	void start() {
		this.server = new ServerProcess(this.folder.resolve("data")).start();
	}

	@AfterEach
	void stop() {
		this.server.close();
	}

	@Test
	void thePageReconnectsAndMissesNothing() {
		this.people.expectFailedRequests();
		ChatPage minji = this.people.join("Minji", here());
		ClientPage ben = ClientPage.newcomer(this.people.browser(here()));
		minji.say("before");
		this.server.kill();
		assertThat(minji.connection()).hasText("Reconnecting");
		minji.send("written while it was down");
		assertThat(minji.message("written while it was down")).containsText("Waiting to be sent");
		this.server.start();
		ben.connect();
		ben.send("posted right after the start");
		ben.awaitReceipts();
		minji.awaitConnected();
		assertThat(minji.unsent()).hasCount(0);
		assertThat(minji.message("posted right after the start")).hasCount(1);
		assertThat(minji.messages()).hasCount(3);
		isStill(minji, List.of("before", "written while it was down"));
		minji.say("after");
		minji.reload();
		assertThat(minji.messages()).hasCount(4);
		isStill(minji, List.of("before", "written while it was down", "after"));
	}

	@Test
	void aMessageInFlightArrivesOnce() {
		this.people.expectFailedRequests();
		ChatPage minji = this.people.join("Minji", here());
		minji.say("before");
		minji.send("on its way");
		this.server.kill();
		minji.send("and one more");
		this.server.start();
		minji.awaitConnected();
		assertThat(minji.unsent()).hasCount(0);
		isStill(minji, List.of("before", "on its way", "and one more"));
		minji.reload();
		isStill(minji, List.of("before", "on its way", "and one more"));
	}

	@Test
	void thePageReloadsTheRoomAfterABackupWasRestored() throws Exception {
		this.people.expectFailedRequests();
		Path database = this.folder.resolve("data/maru.db");
		Path backup = this.folder.resolve("backup.db");
		ChatPage minji = this.people.join("Minji", here());
		ClientPage ben = ClientPage.newcomer(this.people.browser(here()));
		ben.connect();
		minji.say("in the backup");
		try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
				Statement statement = connection.createStatement()) {
			statement.execute("vacuum into '" + backup + "'");
		}
		for (int i = 1; i <= 3; i++) {
			minji.say("lost " + i);
		}
		this.server.kill();
		minji.send("written meanwhile");
		Files.deleteIfExists(this.folder.resolve("data/maru.db-wal"));
		Files.deleteIfExists(this.folder.resolve("data/maru.db-shm"));
		// As cp does it: into the same file.
		Files.write(database, Files.readAllBytes(backup));
		this.server.start();
		minji.awaitConnected();
		assertThat(minji.unsent()).hasCount(0);
		isStill(minji, List.of("in the backup", "written meanwhile"));
		ben.send("posted after the start");
		ben.awaitReceipts();
		minji.hear("posted after the start");
		minji.say("and an answer");
		isStill(minji, List.of("in the backup", "written meanwhile", "and an answer"));
		minji.reload();
		isStill(minji, List.of("in the backup", "written meanwhile", "and an answer"));
		minji.hear("posted after the start");
	}

	private NewContextOptions here() {
		return new NewContextOptions().setBaseURL(this.server.address().toString());
	}

	private static void isStill(ChatPage page, List<String> ownTexts) {
		assertThat(page.ownTexts()).hasText(ownTexts.toArray(String[]::new));
		assertThat(page.online().getByRole(AriaRole.LISTITEM).first()).containsText(page.name());
		assertThat(page.online().getByRole(AriaRole.LISTITEM).first()).containsText("you");
	}

}
