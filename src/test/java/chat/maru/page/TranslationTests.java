package chat.maru.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Both languages have the same keys in the same order. */
class TranslationTests {

	private static final Pattern MESSAGE = Pattern.compile("^([\\w.-]+)=");

	private static final Pattern WORD = Pattern.compile("^ +('[\\w-]+'|\\w+)(?=[:,])");

	@Test
	void thePagesHaveTheSameKeysInBothLanguages() throws IOException {
		assertThat(keys("messages_ko.properties", MESSAGE)).isEqualTo(keys("messages.properties", MESSAGE));
	}

	@Test
	void theScriptsHaveTheSameKeysInBothLanguages() throws IOException {
		assertThat(keys("static/js/page/i18n/ko.js", WORD)).isEqualTo(keys("static/js/page/i18n/en.js", WORD));
	}

	@Test
	void keysWithTheSamePrefixAreTogether() throws IOException {
		List<String> subjects = keys("messages.properties", MESSAGE).stream()
			.map((key) -> key.split("[.-]", 2)[0])
			.toList();
		Stream<String> begun = Stream.iterate(0, (at) -> at < subjects.size(), (at) -> at + 1)
			.filter((at) -> at == 0 || !subjects.get(at).equals(subjects.get(at - 1)))
			.map(subjects::get);
		assertThat(begun).doesNotHaveDuplicates();
	}

	private static List<String> keys(String file, Pattern key) throws IOException {
		return Files.readAllLines(Path.of("src/main/resources", file))
			.stream()
			.flatMap((line) -> key.matcher(line).results())
			.map((found) -> found.group(1))
			.toList();
	}

}
