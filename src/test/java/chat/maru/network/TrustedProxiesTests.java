package chat.maru.network;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The peers whose forwarding headers count. */
class TrustedProxiesTests {

	private static final Map<String, String> NATIVE = Map.of("server.forward-headers-strategy", "native");

	@ParameterizedTest
	@ValueSource(strings = { "127.0.0.1", "::1", "10.0.0.1", "203.0.113.7" })
	void withoutForwardingNoPeerIsTrusted(String peer) {
		TrustedProxies proxies = proxies(Map.of());
		assertThat(proxies.isEmpty()).isTrue();
		assertThat(contains(proxies, peer)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "127.0.0.1", "127.8.8.8", "::1", "10.0.0.1", "172.17.0.1", "192.168.1.1", "fd00::1",
			"fe80::1", "169.254.1.1", "100.64.0.1", "::ffff:10.0.0.1" })
	void withForwardingPrivatePeersAreTrusted(String peer) {
		assertThat(contains(proxies(NATIVE), peer)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "203.0.113.7", "172.32.0.1", "2001:db8::1", "192.169.0.1", "100.128.0.1" })
	void publicPeersAreNotTrusted(String peer) {
		assertThat(contains(proxies(NATIVE), peer)).isFalse();
	}

	/** Otherwise each computer in an office could choose its address. */
	@Test
	void aReportedPrivateAddressIsAClientUnlessItIsNamed() {
		assertThat(proxies(NATIVE).isHop(IpAddress.parse("192.168.1.20").orElseThrow())).isFalse();
		assertThat(proxies(NATIVE).isHop(IpAddress.parse("127.0.0.1").orElseThrow())).isFalse();
		assertThat(
				proxies(Map.of("maru.proxies", "192.168.0.0/16")).isHop(IpAddress.parse("192.168.1.20").orElseThrow()))
			.isTrue();
	}

	@Test
	void namedProxiesEnableForwardingAndAreTheOnlyOnes() {
		TrustedProxies proxies = proxies(Map.of("maru.proxies", "203.0.113.0/24, 2001:db8::1"));
		assertThat(proxies.isEmpty()).isFalse();
		assertThat(contains(proxies, "203.0.113.9")).isTrue();
		assertThat(contains(proxies, "2001:db8::1")).isTrue();
		assertThat(contains(proxies, "2001:db8::2")).isFalse();
		assertThat(contains(proxies, "127.0.0.1")).isFalse();
	}

	@Test
	void anInvalidProxyStopsTheStart() {
		assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
			.isThrownBy(() -> proxies(Map.of("maru.proxies", "proxy.example")))
			.withMessageContaining("maru.proxies");
	}

	@Test
	void theFrameworkStrategyStopsTheStart() {
		assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
			.isThrownBy(() -> proxies(Map.of("server.forward-headers-strategy", "framework")))
			.withMessageContaining("framework");
	}

	private static boolean contains(TrustedProxies proxies, String peer) {
		return proxies.contains(IpAddress.parse(peer).orElseThrow());
	}

	private static TrustedProxies proxies(Map<String, String> settings) {
		Binder binder = new Binder(new MapConfigurationPropertySource(settings));
		return new TrustedProxies(binder.bindOrCreate("maru", NetworkSettings.class),
				binder.bindOrCreate("server", ServerProperties.class), new MockEnvironment());
	}

}
