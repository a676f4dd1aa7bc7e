package chat.maru.browser;

import chat.maru.browser.ParkedContexts.ParkedContext;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests that share a browser context do not notice each other. */
@PageTest
@ExtendWith(BrowserExtension.class)
class ParkedContextsTests {

	private static final String KEEP = """
			() => {
				localStorage.setItem('maru.theme', 'dark')
				sessionStorage.setItem('draft', 'hello')
				document.cookie = 'kept=1'
			}""";

	private static final String KEPT = """
			() => [localStorage.length, sessionStorage.length, document.cookie].join()""";

	@LocalServerPort
	private int port;

	@Test
	void aContextIsUsedAgainWithoutWhatATestLeftInIt() {
		ParkedContext used = ParkedContexts.take(options());
		Page page = ParkedContexts.page(used.context());
		page.navigate("/login");
		page.evaluate(KEEP);
		used.context().newPage();
		ParkedContexts.park(used);
		ParkedContext again = ParkedContexts.take(options());
		assertThat(again).isSameAs(used);
		assertThat(again.context().pages()).containsExactly(page);
		page.navigate("/login");
		assertThat((String) page.evaluate(KEPT)).startsWith("0,0,").doesNotContain("kept");
		ParkedContexts.park(again);
	}

	@Test
	void aContextThatCannotBeCleanedIsClosed() {
		ParkedContext clock = ParkedContexts.take(options());
		clock.context().clock().install();
		ParkedContext socket = ParkedContexts.take(options());
		socket.context().routeWebSocket("**/ws/**", (route) -> {
		});
		ParkedContext wide = ParkedContexts.take(options());
		ParkedContexts.page(wide.context()).setViewportSize(500, 500);
		for (ParkedContext changed : new ParkedContext[] { clock, socket, wide }) {
			ParkedContexts.park(changed);
			assertThat(changed.context().isClosed()).isTrue();
		}
	}

	private NewContextOptions options() {
		return new NewContextOptions().setLocale("en-GB").setBaseURL("http://localhost:" + this.port);
	}

}
