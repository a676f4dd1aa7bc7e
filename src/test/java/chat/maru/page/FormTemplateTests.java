package chat.maru.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

import static org.assertj.core.api.Assertions.assertThat;

/** Every form that changes something can be sent twice safely. */
class FormTemplateTests {

	private static final Pattern FORM = Pattern.compile("<form\\b[^>]*>");

	/** The entry module that the page loads. */
	private static final Pattern ENTRY = Pattern.compile(
			"fragments/page :: head\\([^\"]*'([\\w-]+)'\\)|fragments/(account) :: head|fragments/(admin|preferences) :: page");

	static List<Resource> templates() throws IOException {
		return Arrays.asList(new PathMatchingResourcePatternResolver().getResources("classpath:templates/**/*.html"));
	}

	/** {@code th:action} adds the CSRF token and the {@link FormToken}. */
	@ParameterizedTest
	@MethodSource("templates")
	void formsThatChangeSomethingHaveTokens(Resource template) {
		assertThat(forms(template)).allMatch((form) -> form.contains(" th:action="));
	}

	@ParameterizedTest
	@MethodSource("templates")
	void pagesWithFormsIgnoreASecondClick(Resource template) {
		if (forms(template).isEmpty()) {
			return;
		}
		String entry = entry(template)
			.or(() -> users(template).stream().flatMap((user) -> entry(user).stream()).findFirst())
			.orElse("none");
		Resource module = new PathMatchingResourcePatternResolver()
			.getResource("classpath:static/js/page/" + entry + ".js");
		assertThat(module.exists()).as("the entry module of " + template.getFilename()).isTrue();
		assertThat(read(module)).contains("import './sending.js'");
	}

	private static Optional<String> entry(Resource template) {
		return ENTRY.matcher(read(template))
			.results()
			.map((found) -> Stream.of(found.group(1), found.group(2), found.group(3))
				.filter(Objects::nonNull)
				.findFirst()
				.orElseThrow())
			.findFirst();
	}

	/** The templates that a fragment is part of. */
	private static List<Resource> users(Resource fragment) {
		String name = "fragments/" + String.valueOf(fragment.getFilename()).replace(".html", "") + " :: ";
		try {
			return templates().stream().filter((template) -> read(template).contains(name)).toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Test
	void formsAreFound() throws IOException {
		assertThat(templates().stream().mapToInt((template) -> forms(template).size()).sum()).isGreaterThan(40);
	}

	private static List<String> forms(Resource template) {
		return FORM.matcher(read(template))
			.results()
			.map(MatchResult::group)
			.filter((form) -> form.contains("method=\"post\""))
			.toList();
	}

	private static String read(Resource resource) {
		try {
			return resource.getContentAsString(StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
