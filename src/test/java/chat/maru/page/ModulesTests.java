package chat.maru.page;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The modules that a page requests at once. */
class ModulesTests {

	private final Modules modules = new Modules();

	@Test
	void everyImportedModuleIsFoundOnce() {
		List<String> main = this.modules.of("main");
		assertThat(main).startsWith("/js/page/main.js", "/js/client/index.js")
			.contains("/js/page/i18n/ko.js", "/js/page/timeline/row.js", "/js/client/backoff.js")
			.doesNotHaveDuplicates()
			.doesNotContain("/js/page/account.js", "/js/start.js");
	}

	@Test
	void aPageWithOneModuleHasOne() {
		assertThat(this.modules.of("join")).contains("/js/page/join.js", "/js/page/theme.js")
			.doesNotContain("/js/page/main.js");
	}

}
