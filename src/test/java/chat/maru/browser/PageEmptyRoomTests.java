package chat.maru.browser;

import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

import static chat.maru.browser.Accessibility.assertNothingFound;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** An empty room: a separate server on which nothing is posted. */
@PageTest
@TestPropertySource(properties = "spring.application.name=empty-room")
@DirtiesContext
class PageEmptyRoomTests extends PageScenario {

	@ParameterizedTest
	@FieldSource("chat.maru.browser.PageAccessibilityTests#LOOKS")
	void anEmptyRoomInvitesToPost(Look look) {
		ChatPage minji = this.people.join("민지", look.options());
		String heading = "ko".equals(look.language()) ? "아직 조용하네요" : "The floor is yours";
		assertThat(minji.page().getByRole(AriaRole.HEADING, new GetByRoleOptions().setName(heading))).isVisible();
		assertThat(minji.page().locator(".timeline-empty [data-action=copy-invitation]")).isHidden();
		assertThat(minji.messages()).hasCount(0);
		minji.awaitConnected();
		assertNothingFound(minji.page(), "empty");
	}

}
