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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** An open page whose packaged server is killed. */
class PageRestartIT extends PageScenario {

	@TempDir
	private static Path folder;

	private static ServerProcess server;

	/** One server for all tests, each of which kills it and starts it again. */
	@BeforeAll
	static void start() {
		server = new ServerProcess(folder.resolve("data")).start();
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	@Test
	void thePageReconnectsAndMissesNothing() {
		this.people.expectFailedRequests();
		ChatPage minji = this.people.join("Minji", here());
		ClientPage ben = ClientPage.newcomer(this.people.browser(here()));
		minji.say("restart: before");
		server.kill();
		assertThat(minji.connection()).hasText("Reconnecting");
		minji.send("restart: written while it was down");
		assertThat(minji.message("restart: written while it was down")).containsText("Waiting to be sent");
		server.start();
		ben.connect();
		ben.send("restart: posted right after the start");
		ben.awaitReceipts();
		minji.awaitConnected();
		assertThat(minji.unsent()).hasCount(0);
		assertThat(minji.message("restart: posted right after the start")).hasCount(1);
		assertThat(minji.textsWith("restart:")).hasCount(3);
		isStill(minji, List.of("restart: before", "restart: written while it was down"));
		minji.say("restart: after");
		minji.reload();
		assertThat(minji.textsWith("restart:")).hasCount(4);
		isStill(minji, List.of("restart: before", "restart: written while it was down", "restart: after"));
	}

	@Test
	void aMessageInFlightArrivesOnce() {
		this.people.expectFailedRequests();
		ChatPage minji = this.people.join("Minji", here());
		minji.say("in flight: before");
		minji.send("in flight: on its way");
		server.kill();
		minji.send("in flight: and one more");
		server.start();
		minji.awaitConnected();
		assertThat(minji.unsent()).hasCount(0);
		isStill(minji, List.of("in flight: before", "in flight: on its way", "in flight: and one more"));
		minji.reload();
		isStill(minji, List.of("in flight: before", "in flight: on its way", "in flight: and one more"));
	}

	@Test
	void thePageReloadsTheRoomAfterABackupWasRestored() throws Exception {
		this.people.expectFailedRequests();
		Path database = folder.resolve("data/maru.db");
		Path backup = folder.resolve("backup.db");
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
		minji.awaitReceipts();
		server.kill();
		minji.send("written meanwhile");
		Files.deleteIfExists(folder.resolve("data/maru.db-wal"));
		Files.deleteIfExists(folder.resolve("data/maru.db-shm"));
		// As cp does it: into the same file.
		Files.write(database, Files.readAllBytes(backup));
		server.start();
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
		return new NewContextOptions().setBaseURL(server.address().toString());
	}

	private static void isStill(ChatPage page, List<String> ownTexts) {
		assertThat(page.ownTexts()).hasText(ownTexts.toArray(String[]::new));
		assertThat(page.online().getByRole(AriaRole.LISTITEM).first()).containsText(page.name());
		assertThat(page.online().getByRole(AriaRole.LISTITEM).first()).containsText("you");
	}

}
