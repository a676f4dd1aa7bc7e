package chat.maru.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.http.MediaType;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

import static org.assertj.core.api.Assertions.assertThat;

/** The page of ten lines in docs/client.md, exactly as documented. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ExtendWith(BrowserExtension.class)
@DirtiesContext
class ClientDocumentationTests {

	private static final Path DOCUMENT = Path.of("docs", "client.md");

	@TempDir
	static Path data;

	@DynamicPropertySource
	static void settings(DynamicPropertyRegistry registry) {
		registry.add("maru.data", () -> data.toString());
	}

	@Test
	void thePageOfTenLinesChats(BrowserContext ann, BrowserContext ben) {
		Page one = open(ann, "Ann");
		Page other = open(ben, "Ben");
		write(one, "hello");
		write(other, "hello yourself");
		for (Page page : new Page[] { one, other }) {
			PlaywrightAssertions.assertThat(page.locator("pre")).hasText("Ann: hello\nBen: hello yourself");
		}
		one.reload();
		PlaywrightAssertions.assertThat(one.locator("pre")).hasText("Ann: hello\nBen: hello yourself");
	}

	@Test
	void bothFilesHaveTenLines() throws IOException {
		assertThat(block("html").lines()).hasSizeLessThanOrEqualTo(11);
		assertThat(block("js").lines()).hasSizeLessThanOrEqualTo(10);
	}

	private static Page open(BrowserContext context, String name) {
		Page page = context.newPage();
		page.onDialog((dialog) -> dialog.accept(name));
		page.navigate("/ten.html");
		// Its last line makes the form work, after the answers to its requests.
		page.waitForCondition(() -> (Boolean) page.evaluate("document.forms[0].onsubmit !== null"));
		return page;
	}

	private static void write(Page page, String text) {
		page.getByLabel("Message").fill(text);
		page.getByLabel("Message").press("Enter");
		PlaywrightAssertions.assertThat(page.locator("pre")).containsText(text);
	}

	/** The first code block in this language. */
	private static String block(String language) throws IOException {
		Matcher matcher = Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
			.matcher(Files.readString(DOCUMENT));
		assertThat(matcher.find()).isTrue();
		return matcher.group(1);
	}

	/**
	 * Serves the two files of the documentation with the headers of every page of the
	 * server.
	 */
	@TestConfiguration(proxyBeanMethods = false)
	static class TenLines {

		@Bean
		RouterFunction<ServerResponse> tenLines() throws IOException {
			return RouterFunctions.route()
				.GET("/ten.html", file("text/html", block("html")))
				.GET("/ten.js", file("text/javascript", block("js")))
				.build();
		}

		private static HandlerFunction<ServerResponse> file(String type, String body) {
			MediaType mediaType = MediaType.parseMediaType(type + ";charset=UTF-8");
			return (request) -> ServerResponse.ok().contentType(mediaType).body(body);
		}

	}

}
