package chat.maru;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import chat.maru.refusal.Problems;
import chat.maru.refusal.Reason.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.modulith.ApplicationModule;
import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;

/** The documentation matches the code, and its links work. */
class DocumentationTests {

	private static final Pattern CODE_BLOCK = Pattern.compile("^```.*?^```", Pattern.DOTALL | Pattern.MULTILINE);

	private static final Pattern LINK = Pattern
		.compile("(?:]\\(|src=\"|srcset=\")(?!https?:)([^)\"#]*)(?:#([^)\"]+))?[)\"]");

	private static final Pattern ARROW = Pattern.compile("^ +(\\w+ --> \\w+)$", Pattern.MULTILINE);

	private static final Pattern CODE_ROW = Pattern.compile("^\\| `([a-z-]+)` \\| (\\S+) \\| [a-zA-Z, ]+ \\| .+ \\|$",
			Pattern.MULTILINE);

	private static final Pattern REASON = Pattern.compile("\\(Kind\\.(\\w+),\\s*\"([^\"]+)\"");

	private static final Pattern EARLY = Pattern.compile("(?:->|\\?|:) \"([a-z-]+)\"");

	private static final Pattern HEADING = Pattern.compile("^#+ +(.+)$", Pattern.MULTILINE);

	@ParameterizedTest
	@MethodSource("pages")
	void everyLinkHasATarget(Path page) {
		links(page).forEach((link) -> {
			Path target = link.group(1).isEmpty() ? page : page.resolveSibling(link.group(1)).normalize();
			assertThat(target).as(link.group()).exists();
			if (link.group(2) != null) {
				assertThat(anchors(target)).as(link.group()).contains(link.group(2));
			}
		});
	}

	@Test
	void everySettingIsInTheReadme() {
		String readme = read(Path.of("README.md"));
		assertThat(settings()).hasSizeGreaterThan(20)
			.allSatisfy((setting) -> assertThat(readme).contains("| `" + setting + "` |"));
	}

	@Test
	void everyCodeIsInTheTable() throws IOException {
		Map<String, String> codes = codes();
		Map<String, String> table = CODE_ROW.matcher(read(Path.of("docs/api.md")))
			.results()
			.collect(Collectors.toMap((row) -> row.group(1), (row) -> row.group(2)));
		assertThat(table.keySet()).containsExactlyInAnyOrderElementsOf(codes.keySet());
		codes.forEach((code, status) -> assertThat(table.get(code)).as(code).matches(status));
	}

	/** Codes with their status in the table. */
	private static Map<String, String> codes() throws IOException {
		Map<String, String> codes = new TreeMap<>();
		try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
			for (Path file : files.filter((file) -> file.toString().endsWith("Reason.java")).toList()) {
				boolean frames = file.endsWith("FrameReason.java");
				REASON.matcher(read(file)).results().forEach((reason) -> {
					String status = String.valueOf(Problems.status(Kind.valueOf(reason.group(1))).value());
					codes.merge(reason.group(2), frames ? "–" : status, (one, other) -> "[0-9–]+");
				});
			}
		}
		EARLY.matcher(read(Path.of("src/main/java/chat/maru/network/EarlyErrors.java")))
			.results()
			.forEach((early) -> codes.merge(early.group(1), ".*", (one, other) -> "[0-9–]+"));
		return codes;
	}

	@Test
	void codesAreListedInOnePlace() throws IOException {
		try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
			assertThat(files.filter((file) -> file.toString().endsWith(".java"))
				.filter((file) -> read(file).contains(".setProperty("))).extracting(Path::getFileName)
				.extracting(Path::toString)
				.containsExactly("Problems.java");
		}
	}

	/** Arrows that follow from others are left out to keep the picture readable. */
	@Test
	void thePictureOfThePackagesShowsTheirDependencies() throws IOException {
		Map<String, Set<String>> uses = declared();
		assertThat(ARROW.matcher(read(Path.of("docs/architecture.md"))).results().map((arrow) -> arrow.group(1)))
			.containsExactlyInAnyOrderElementsOf(uses.entrySet()
				.stream()
				.flatMap((use) -> use.getValue()
					.stream()
					.filter((used) -> use.getValue().stream().noneMatch((other) -> leads(uses, other, used)))
					.map((used) -> use.getKey() + " --> " + used))
				.toList());
	}

	private static Map<String, Set<String>> declared() throws IOException {
		try (Stream<Path> packages = Files.list(Path.of("src/main/java/chat/maru"))) {
			return packages.filter((path) -> Files.exists(path.resolve("package-info.java")))
				.map((path) -> path.getFileName().toString())
				.collect(Collectors.toMap((name) -> name, DocumentationTests::declared));
		}
	}

	private static Set<String> declared(String name) {
		try {
			return Set.of(Class.forName("chat.maru." + name + ".package-info")
				.getAnnotation(ApplicationModule.class)
				.allowedDependencies());
		}
		catch (ClassNotFoundException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static boolean leads(Map<String, Set<String>> uses, String from, String to) {
		return uses.get(from).stream().anyMatch((next) -> next.equals(to) || leads(uses, next, to));
	}

	private static Stream<Path> pages() throws IOException {
		try (Stream<Path> top = Files.list(Path.of("")); Stream<Path> docs = Files.list(Path.of("docs"))) {
			return Stream.concat(top, docs)
				.filter((path) -> path.toString().endsWith(".md"))
				.sorted()
				.toList()
				.stream();
		}
	}

	private static List<MatchResult> links(Path page) {
		return LINK.matcher(CODE_BLOCK.matcher(read(page)).replaceAll("")).results().toList();
	}

	/** The anchors that GitHub gives the headings of a page. */
	private static Set<String> anchors(Path page) {
		return HEADING.matcher(CODE_BLOCK.matcher(read(page)).replaceAll(""))
			.results()
			.map((heading) -> heading.group(1).toLowerCase(Locale.ROOT))
			.map((heading) -> heading.replaceAll("[^\\p{L}\\p{N}_ -]", "").replace(' ', '-'))
			.collect(Collectors.toSet());
	}

	private static Stream<String> settings() {
		ClassPathScanningCandidateComponentProvider records = new ClassPathScanningCandidateComponentProvider(false);
		records.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
		return records.findCandidateComponents("chat.maru")
			.stream()
			.map((found) -> ClassUtils.resolveClassName(found.getBeanClassName(), null))
			.flatMap((type) -> settings(type.getAnnotation(ConfigurationProperties.class).prefix(), type));
	}

	private static Stream<String> settings(String prefix, Class<?> type) {
		return Stream.of(type.getRecordComponents())
			.flatMap((component) -> component.getType().isRecord()
					? settings(prefix + "." + name(component), component.getType())
					: Stream.of(prefix + "." + name(component)));
	}

	private static String name(RecordComponent component) {
		return component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
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
