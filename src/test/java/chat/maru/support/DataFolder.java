package chat.maru.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/**
 * Gives each application context a data folder, and deletes it with the context. With
 * {@code -Dmaru.test.database=postgresql} the context also gets a PostgreSQL database,
 * unless the test has one of its own.
 */
final class DataFolder implements ApplicationContextInitializer<ConfigurableApplicationContext> {

	/** The system property that says which database the tests use. */
	static final String DATABASE = "maru.test.database";

	/** Its value for PostgreSQL. */
	static final String POSTGRESQL = "postgresql";

	private static final String URL = "spring.datasource.url";

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		Path folder = make();
		TestPropertyValues.of("maru.data=" + folder).applyTo(context);
		boolean own = context.getEnvironment().containsProperty(URL);
		if (POSTGRESQL.equals(System.getProperty(DATABASE)) && !own) {
			TestPropertyValues.of(URL + "=" + Postgres.newMigratedDatabase()).applyTo(context);
		}
		// Beans are destroyed in reverse order, so the folder is deleted after the
		// database was
		// closed.
		((DefaultListableBeanFactory) context.getBeanFactory()).registerDisposableBean("dataFolder",
				() -> FileSystemUtils.deleteRecursively(folder));
	}

	private static Path make() {
		try {
			return Files.createTempDirectory("maru-test");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
