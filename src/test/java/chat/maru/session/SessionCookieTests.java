package chat.maru.session;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

import chat.maru.account.Secret;
import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.web.server.Cookie.SameSite;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.session.web.http.CookieSerializer.CookieValue;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** The cookie has a secret; the session's id is its hash. */
class SessionCookieTests {

	private final SessionCookie cookie = new SessionCookie(properties());

	private final MockHttpServletRequest request = new MockHttpServletRequest();

	private final MockHttpServletResponse response = new MockHttpServletResponse();

	@AfterEach
	void end() {
		RequestContextHolder.resetRequestAttributes();
	}

	@Test
	void theBrowserGetsTheSecretAndTheIdIsItsHash() {
		String id = begin();
		Cookie written = Objects.requireNonNull(this.response.getCookie("maru"));
		assertThat(id).isEqualTo(Secret.hex(decode(written.getValue()))).hasSize(64);
		assertThat(this.response.getHeader("Set-Cookie")).contains("; HttpOnly", "; SameSite=Lax", "; Path=/")
			.doesNotContain(id, "Secure");
	}

	@Test
	void onASecureConnectionNoOtherHostCanSetIt() {
		this.request.setSecure(true);
		begin();
		assertThat(this.response.getHeaders("Set-Cookie")).singleElement()
			.asString()
			.startsWith("__Host-maru=")
			.contains("; Secure", "; Path=/;")
			.doesNotContain("Domain");
	}

	@Test
	void aPlantedCookieIsReadAfterTheHostCookie() {
		this.request.setSecure(true);
		this.request.setCookies(new Cookie("maru", encode("planted")), new Cookie("__Host-maru", encode("own")));
		assertThat(this.cookie.readCookieValues(this.request)).containsExactly(Secret.hex("own"),
				Secret.hex("planted"));
	}

	@Test
	void theNameForSecureConnectionsMeansNothingOnOthers() {
		this.request.setCookies(new Cookie("__Host-maru", encode("own")));
		assertThat(this.cookie.readCookieValues(this.request)).isEmpty();
	}

	@Test
	void aLogOutRemovesBothCookies() {
		this.request.setSecure(true);
		this.cookie.writeCookieValue(new CookieValue(this.request, this.response, ""));
		assertThat(this.response.getHeaders("Set-Cookie")).hasSize(2)
			.allSatisfy((it) -> assertThat(it).contains("Max-Age=0"));
	}

	/** Each is a query of the database. */
	@Test
	void theNumberOfCookiesLookedUpIsLimited() {
		List<Cookie> many = new ArrayList<>(
				IntStream.range(0, 500).mapToObj((i) -> new Cookie("maru", encode("x" + i))).toList());
		many.add(0, new Cookie("maru", encode("x".repeat(5_000))));
		this.request.setCookies(many.toArray(Cookie[]::new));
		assertThat(this.cookie.readCookieValues(this.request)).hasSize(8).startsWith(Secret.hex("x0"));
	}

	@Test
	void aSessionThatTheRequestDoesNotKnowGetsNoCookie() {
		assertThatIllegalStateException().isThrownBy(() -> this.cookie
			.writeCookieValue(new CookieValue(this.request, this.response, this.cookie.generate())));
	}

	private String begin() {
		RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(this.request));
		String id = this.cookie.generate();
		this.cookie.writeCookieValue(new CookieValue(this.request, this.response, id));
		return id;
	}

	private static ServerProperties properties() {
		ServerProperties properties = new ServerProperties();
		properties.getServlet().getSession().getCookie().setName("maru");
		properties.getServlet().getSession().getCookie().setSameSite(SameSite.LAX);
		return properties;
	}

	private static String encode(String secret) {
		return Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8));
	}

	private static String decode(String value) {
		return new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8);
	}

}
