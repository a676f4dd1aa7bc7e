package chat.maru.page;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import chat.maru.session.SessionCookie;
import jakarta.servlet.FilterChain;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/** An answer is stored before the browser receives it. */
class RepeatedFormFilterTests {

	private static final FilterChain NOT_AGAIN = (request, response) -> {
		throw new IllegalStateException("The form was carried out again");
	};

	private final SessionCookie sessions = mock();

	private final RepeatedFormFilter filter = new RepeatedFormFilter(new LatestForms(), this.sessions,
			new CookieCsrfTokenRepository());

	/** The session that the form started is in the answer. */
	@BeforeEach
	void knowSessions() {
		given(this.sessions.begun(any())).willReturn("begun");
		given(this.sessions.readCookieValues(any())).willReturn(List.of()).willReturn(List.of("begun"));
	}

	@Test
	void aRedirectIsStoredBeforeItIsSent() throws Exception {
		assertRepeatedWhenSent((request, response) -> ((HttpServletResponse) response).sendRedirect("/rooms/here"));
	}

	@Test
	void aPageIsStoredBeforeItIsSent() throws Exception {
		assertRepeatedWhenSent((request, response) -> response.getOutputStream().print("made"));
	}

	private void assertRepeatedWhenSent(FilterChain chain) throws Exception {
		MockHttpServletResponse again = new MockHttpServletResponse();
		List<Exception> failures = new ArrayList<>();
		MockHttpServletResponse first = new MockHttpServletResponse() {

			@Override
			public void flushBuffer() {
				if (!isCommitted()) {
					super.flushBuffer();
					try {
						RepeatedFormFilterTests.this.filter.doFilter(request(), again, NOT_AGAIN);
					}
					catch (Exception ex) {
						failures.add(ex);
					}
				}
			}

			@Override
			public void sendRedirect(String url) throws IOException {
				flushBuffer();
				super.sendRedirect(url);
			}

		};
		this.filter.doFilter(request(), first, chain);
		first.flushBuffer();
		assertThat(failures).isEmpty();
		assertThat(again.getStatus()).isEqualTo(first.getStatus());
		assertThat(again.getHeader("Location")).isEqualTo(first.getHeader("Location"));
		assertThat(again.getContentAsString()).isEqualTo(first.getContentAsString());
	}

	private static MockHttpServletRequest request() {
		MockHttpServletRequest request = new MockHttpServletRequest("POST", "/rooms");
		request.setContentType(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
		request.addParameter(FormToken.FIELD, "once");
		request.setCookies(new Cookie("XSRF-TOKEN", "visitor"));
		return request;
	}

}
