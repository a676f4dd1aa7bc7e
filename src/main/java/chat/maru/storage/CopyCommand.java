package chat.maru.storage;

import org.springframework.aot.AotDetector;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.SpringProperties;

/**
 * The command {@code copy}: copies the data of a SQLite server into a PostgreSQL
 * database. It reads the settings of the server, and does not start it.
 */
public final class CopyCommand {

	/** The argument that names the command. */
	public static final String NAME = "copy";

	private CopyCommand() {
	}

	/**
	 * Runs the command.
	 * @throws RuntimeException if nothing was copied. The reason was logged
	 */
	public static void run(String... args) {
		// The image has generated beans for the server only.
		SpringProperties.setFlag(AotDetector.AOT_ENABLED, false);
		SpringApplication application = new SpringApplication(Beans.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		application.setLogStartupInfo(false);
		application.run(args).close();
	}

	/** Not a configuration class, which the server would find. */
	@EnableConfigurationProperties({ StorageSettings.class, DatabaseSettings.class })
	static class Beans {

		@Bean
		Object copy(StorageSettings folder, DatabaseSettings settings) {
			new DatabaseCopy(folder.data(), settings).run();
			return this;
		}

	}

}
