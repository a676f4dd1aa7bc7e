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

/** Gives each application context a data folder, and deletes it with the context. */
final class DataFolder implements ApplicationContextInitializer<ConfigurableApplicationContext> {

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		Path folder = make();
		TestPropertyValues.of("maru.data=" + folder).applyTo(context);
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
