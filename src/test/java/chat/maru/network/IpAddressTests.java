package chat.maru.network;

import java.net.InetAddress;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Addresses are compared by their bits, whatever their spelling. */
class IpAddressTests {

	@ParameterizedTest
	@CsvSource({ "203.0.113.7,203.0.113.7", "::1,0:0:0:0:0:0:0:1", "[2001:DB8::1],2001:db8:0:0:0:0:0:1",
			"fe80::1%eth0,fe80:0:0:0:0:0:0:1", "[fe80::1%25],fe80:0:0:0:0:0:0:1", "::ffff:203.0.113.7,203.0.113.7",
			"[::ffff:cb00:7107],203.0.113.7" })
	void eachSpellingIsRead(String text, String address) {
		assertThat(IpAddress.parse(text)).map(InetAddress::getHostAddress).contains(address);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "unknown", "_hidden", "localhost", "1.2.3", "1.2.3.256", "1.2.3.4.5", "1.2.3.4:80",
			".1:2", "fe80", "::g", "1:2", "[::1", "::1]", "[]", "%", "[%1]", "127.1", "0x7f.0.0.1",
			"1111111111111111111111111111111111111111111111111111111111111111111111111" })
	void nothingElseIsAnAddress(String text) {
		assertThat(IpAddress.parse(text)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "10.0.0.0/8,10.255.0.1,10.0.0.1", "203.0.113.128/25,203.0.113.200,203.0.113.129",
			"2001:db8::/33,2001:db8:7fff::1,2001:db8::", "::ffff:203.0.113.0/120,203.0.113.9,::ffff:203.0.113.10",
			"203.0.113.7,::ffff:203.0.113.7,203.0.113.7", "0.0.0.0/0,1.2.3.4,255.255.255.255" })
	void aNetworkHasTheAddressesWithItsPrefix(String network, String one, String other) {
		assertThat(contains(network, one)).isTrue();
		assertThat(contains(network, other)).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "10.0.0.0/8,11.0.0.1", "203.0.113.128/25,203.0.113.127", "2001:db8::/33,2001:db8:8000::1",
			"203.0.113.7,203.0.113.8", "0.0.0.0/0,::1", "::/0,1.2.3.4", "::1,127.0.0.1" })
	void aNetworkHasNoOtherAddress(String network, String address) {
		assertThat(contains(network, address)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/", "/8", "::/129", "::ffff:1.2.3.4/64",
			"example.org/8", "10.0.0.0/8/8", "10.0.0.0/+8" })
	void nothingElseIsANetwork(String text) {
		assertThat(IpNetwork.parse(text)).isEmpty();
	}

	@Test
	void limitsCountEachIpv4AddressSeparately() {
		assertThat(NetworkAddress.of("203.0.113.7")).isEqualTo(NetworkAddress.of("::ffff:203.0.113.7"))
			.isNotEqualTo(NetworkAddress.of("203.0.113.8"));
	}

	@Test
	void limitsCountIpv6NetworksWhateverTheSpelling() {
		assertThat(NetworkAddress.of("2001:db8::1")).isEqualTo(NetworkAddress.of("[2001:db8:0:0:ffff::]"))
			.isEqualTo(NetworkAddress.of("2001:0db8:0000:0000:0000:0000:0000:0040"))
			.isEqualTo(NetworkAddress.of("2001:DB8::a:b:c:d%eth0"))
			.isNotEqualTo(NetworkAddress.of("2001:db8:0:1::1"))
			.isNotEqualTo(NetworkAddress.of("2001:db8:1::1"));
	}

	private static boolean contains(String network, String address) {
		return IpNetwork.parse(network).orElseThrow().contains(IpAddress.parse(address).orElseThrow());
	}

}
