package chat.maru.socket;

import java.util.Map;
import java.util.stream.Stream;

import chat.maru.network.TrustedProxies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.web.MockHttpServletRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * The log explains once what is wrong if a proxy ends TLS and the server does not know
 * it.
 */
@ExtendWith(OutputCaptureExtension.class)
class OriginHintTests {

	private final TrustedProxies proxies = mock();

	private final OriginHint hint = new OriginHint(this.proxies);

	OriginHintTests() {
		given(this.proxies.isEmpty()).willReturn(true);
	}

	@Test
	void bothOriginsAndTheSettingAreLoggedOnce(CapturedOutput output) {
		for (int i = 0; i < 10; i++) {
			refused("https://chat.example", Map.of("X-Forwarded-Proto", "https"));
		}
		assertThat(hints(output)).singleElement()
			.asString()
			.contains("https://chat.example", "http://chat.example:8080", "SERVER_FORWARD_HEADERS_STRATEGY=native",
					"maru.proxies");
	}

	@Test
	void aProxyThatRewritesTheHostIsRecognisedByItsForwardedHost(CapturedOutput output) {
		refused("https://public.example", Map.of("X-Forwarded-Host", "public.example"));
		assertThat(hints(output)).hasSize(1);
	}

	@Test
	void withForwardingTheHintNamesTheProxiesOrTheHeaders(CapturedOutput output) {
		given(this.proxies.isEmpty()).willReturn(false);
		refused("https://chat.example", Map.of("X-Forwarded-Proto", "https"));
		refused("https://chat.example:8443", Map.of());
		assertThat(hints(output)).element(0).asString().contains("maru.proxies");
		assertThat(hints(output)).element(1).asString().contains("X-Forwarded-Proto");
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://evil.example", "null", "http://a:b", "https://", "gopher://chat.example",
			"https://chat.example\u001b[31m", "https://x@chat.example.evil.example", "https://한국.example", "://" })
	void otherOriginsAreNotLogged(String origin, CapturedOutput output) {
		refused(origin, Map.of());
		refused("https://chat.example.evil.example", Map.of("X-Forwarded-Host", "a b\u001b[31m"));
		assertThat(hints(output)).isEmpty();
	}

	@Test
	void theNumberOfLinesIsLimited(CapturedOutput output) {
		for (int port = 1; port < 2_000; port++) {
			refused("https://chat.example:" + port, Map.of());
		}
		assertThat(hints(output).count()).isBetween(1L, (long) OriginHint.MAX_PAIRS);
	}

	private void refused(String origin, Map<String, String> headers) {
		MockHttpServletRequest request = new MockHttpServletRequest();
		request.setServerName("chat.example");
		request.setServerPort(8080);
		request.addHeader("Origin", origin);
		headers.forEach(request::addHeader);
		this.hint.refused(request);
	}

	private static Stream<String> hints(CapturedOutput output) {
		return output.getAll().lines().filter((line) -> line.contains("may not connect"));
	}

}
