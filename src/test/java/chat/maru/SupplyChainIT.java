package chat.maru;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** The jar lists its libraries and their licences, and the build's inputs are pinned. */
class SupplyChainIT {

	private static final String LIST = "META-INF/sbom/application.cdx.json";

	private static final Pattern USES = Pattern.compile("uses: +\\S+");

	private static final Pattern PINNED = Pattern.compile("uses: +[\\w.-]+/[\\w./-]+@[0-9a-f]{40}");

	@Test
	void everyLibraryInTheJarIsListedWithItsLicence() throws IOException {
		try (JarFile jar = new JarFile(System.getProperty("maru.jar", "target/maru.jar"))) {
			// The plugin that creates the list does nothing if Maven is offline.
			assumeTrue(jar.getEntry(LIST) != null || "offline=false".equals(System.getProperty("maru.maven")),
					"The jar was packaged offline");
			Set<String> listed = new TreeSet<>();
			JsonNode components = new JsonMapper().readTree(text(jar, LIST)).get("components");
			for (JsonNode component : components) {
				String name = component.get("name").stringValue();
				assertThat(component.path("licenses").isEmpty()).as("no licence of " + name).isFalse();
				listed.add(name + '-' + component.get("version").stringValue() + ".jar");
			}
			Set<String> libraries = jar.stream()
				.map((entry) -> entry.getName())
				.filter((name) -> name.startsWith("BOOT-INF/lib/") && name.endsWith(".jar"))
				.map((name) -> name.substring(name.lastIndexOf('/') + 1))
				// Spring Boot's own entry, added by its plugin.
				.filter((name) -> !name.startsWith("spring-boot-jarmode-tools-"))
				.collect(Collectors.toCollection(TreeSet::new));
			assertThat(libraries).isNotEmpty();
			assertThat(listed).containsAll(libraries);
		}
	}

	@Test
	void theJarHasItsLicence() throws IOException {
		try (JarFile jar = new JarFile(System.getProperty("maru.jar", "target/maru.jar"))) {
			assertThat(text(jar, "META-INF/LICENSE")).contains("Apache License");
			assertThat(text(jar, "META-INF/NOTICE")).contains("Maru", LIST);
		}
	}

	@Test
	void everyActionOfTheWorkflowsIsPinnedToACommit() throws IOException {
		try (Stream<Path> workflows = Files.list(Path.of(".github/workflows"))) {
			Set<String> used = workflows.flatMap((file) -> USES.matcher(read(file)).results())
				.map((match) -> match.group())
				.collect(Collectors.toSet());
			assertThat(used).isNotEmpty().allMatch(PINNED.asMatchPredicate());
		}
	}

	private static String text(JarFile jar, String name) throws IOException {
		assertThat(jar.getEntry(name)).as(name).isNotNull();
		return new String(jar.getInputStream(jar.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
