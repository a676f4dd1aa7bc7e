package chat.maru.log;

import chat.maru.cluster.Currency;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/** A node that is not current takes no change over HTTP, and shows nothing. */
class CurrencyFilterTests {

	private final Currency currency = mock();

	private final MockHttpServletResponse response = new MockHttpServletResponse();

	@ParameterizedTest
	@CsvSource({ "POST, /api/rooms/lobby/messages, false, false", "DELETE, /api/tokens/1, false, false",
			"POST, /login, false, false", "POST, /api/rooms/lobby/messages, true, true",
			"GET, /api/rooms/lobby/messages, false, false", "GET, /api/rooms/lobby/messages, true, true",
			"GET, /admin/people, false, false", "GET, /, false, true", "GET, /actuator/health/readiness, false, true",
			"POST, /ws/1/2/xhr_send, false, true" })
	void changesAndReadsAreRefusedWhileItIsNotCurrent(String method, String path, boolean current, boolean passes)
			throws Exception {
		assertThat(passes(method, path, null, current)).isEqualTo(passes);
		if (!passes) {
			assertThat(this.response.getStatus()).isEqualTo(503);
			assertThat(this.response.getHeader("Retry-After")).isEqualTo("1");
			assertThat(this.response.getContentType()).isEqualTo("application/problem+json");
			assertThat(this.response.getContentAsString()).contains("\"code\":\"busy\"");
		}
	}

	@Test
	void aBrowserGetsAPage() throws Exception {
		assertThat(passes("POST", "/login", "text/html", false)).isFalse();
		assertThat(this.response.getStatus()).isEqualTo(503);
		assertThat(this.response.getErrorMessage()).isNull();
		assertThat(this.response.getContentAsString()).isEmpty();
	}

	private boolean passes(String method, String path, @Nullable String accept, boolean current) throws Exception {
		given(this.currency.isCurrent()).willReturn(current);
		MockHttpServletRequest request = new MockHttpServletRequest(method, path);
		if (accept != null) {
			request.addHeader("Accept", accept);
		}
		MockFilterChain chain = new MockFilterChain();
		new CurrencyFilter(this.currency, new JsonMapper()).doFilter(request, this.response, chain);
		return chain.getRequest() != null;
	}

}
