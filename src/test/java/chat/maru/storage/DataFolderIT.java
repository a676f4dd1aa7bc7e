package chat.maru.storage;

import java.nio.file.Path;

import chat.maru.support.ServerProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** Two servers never share a data folder, and a crash does not keep it locked. */
class DataFolderIT {

	@Test
	void aSecondServerIsRefusedWhileTheFirstRuns(@TempDir Path parent) {
		Path data = parent.resolve("data");
		try (ServerProcess first = new ServerProcess(data); ServerProcess second = new ServerProcess(data)) {
			first.start();
			assertThatIllegalStateException().isThrownBy(second::start)
				.withMessageContaining("The server ended with 1:")
				.withMessageContaining("The data folder " + data + " is in use: another Maru runs there (process ");
			first.kill();
			second.start();
		}
	}

}
