package chat.maru;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The parts of the format that spring-javaformat leaves alone: the order of imports, and
 * scripts, style sheets and templates.
 */
class SourceFormatTests {

	private static final Path RESOURCES = Path.of("src/main/resources");

	/** Imports stand in these groups, with an empty line between two of them. */
	private static final List<Pattern> IMPORT_GROUPS = Stream
		.of("import java\\..*", "import javax\\..*", "import (?!static |javax?\\.|org\\.springframework\\.).*",
				"import org\\.springframework\\..*", "import static .*")
		.map(Pattern::compile)
		.toList();

	private static final Map<String, Pattern> NOT_IN_SCRIPTS = Map.of("semicolon at the end",
			Pattern.compile("^(?!\\s*(//|\\*|/\\*)).*;\\s*$"), "string in double quotes",
			Pattern.compile("^(?!\\s*(//|\\*|/\\*)).*([=(,:\\[]|from|import|return)\\s*\"[^'`]*$"));

	private static final Map<String, Pattern> NOT_IN_STYLES = Map.of("colour in capitals",
			Pattern.compile(":.*#(?=[0-9a-fA-F]{3,8}\\b)[0-9a-f]*[A-F]"));

	private static final Map<String, Pattern> NOWHERE = Map.of("tab", Pattern.compile("\t"),
			"white space at the end of a line", Pattern.compile("\\s+$"));

	@Test
	void importsAreSortedInTheirGroups() {
		List<String> wrong = Stream.of("src/main/java", "src/test/java", "src/bench/java")
			.flatMap((folder) -> files(Path.of(folder), ".java"))
			.filter((file) -> !file.endsWith("package-info.java"))
			.filter((file) -> !imports(file).equals(sorted(imports(file))))
			.map(Path::toString)
			.toList();
		assertThat(wrong)
			.as("files whose imports are not in the order java, javax, others, org.springframework, static")
			.isEmpty();
	}

	/** The lines from the first import to the last. */
	private static List<String> imports(Path file) {
		List<String> lines = lines(file);
		List<Integer> numbers = Stream.iterate(0, (number) -> number < lines.size(), (number) -> number + 1)
			.filter((number) -> lines.get(number).startsWith("import "))
			.toList();
		return numbers.isEmpty() ? List.of() : lines.subList(numbers.get(0), numbers.get(numbers.size() - 1) + 1);
	}

	private static List<String> sorted(List<String> imports) {
		List<String> sorted = new ArrayList<>();
		for (Pattern group : IMPORT_GROUPS) {
			List<String> members = imports.stream()
				.filter((line) -> group.matcher(line).matches())
				.sorted(Comparator.comparing((line) -> line.replace(";", "")))
				.toList();
			if (!members.isEmpty() && !sorted.isEmpty()) {
				sorted.add("");
			}
			sorted.addAll(members);
		}
		return sorted;
	}

	@Test
	void scriptsStylesAndTemplatesLookAlike() {
		List<String> wrong = new ArrayList<>();
		files(RESOURCES.resolve("static/js"), ".js").forEach((file) -> check(file, NOT_IN_SCRIPTS, wrong));
		files(RESOURCES.resolve("static/css"), ".css").forEach((file) -> check(file, NOT_IN_STYLES, wrong));
		files(RESOURCES.resolve("templates"), ".html").forEach((file) -> check(file, Map.of(), wrong));
		assertThat(wrong).isEmpty();
	}

	private static void check(Path file, Map<String, Pattern> forbidden, List<String> wrong) {
		if (!read(file).endsWith("\n")) {
			wrong.add(file + ": no line feed at the end");
		}
		List<String> lines = lines(file);
		for (int number = 1; number <= lines.size(); number++) {
			String line = lines.get(number - 1);
			String place = file + ":" + number + ": ";
			Stream.of(NOWHERE, forbidden)
				.flatMap((rules) -> rules.entrySet().stream())
				.filter((rule) -> rule.getValue().matcher(line).find())
				.forEach((rule) -> wrong.add(place + rule.getKey()));
		}
	}

	private static Stream<Path> files(Path folder, String extension) {
		try (Stream<Path> files = Files.walk(folder)) {
			return files.filter((file) -> file.toString().endsWith(extension)).sorted().toList().stream();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static List<String> lines(Path file) {
		return read(file).lines().toList();
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
