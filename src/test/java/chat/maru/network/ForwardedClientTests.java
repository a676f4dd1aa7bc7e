package chat.maru.network;

import java.net.InetAddress;
import java.util.function.Predicate;

import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpURI;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A client cannot choose its address, whatever it writes in front of the proxy's entry.
 */
class ForwardedClientTests {

	private static final Predicate<InetAddress> TEN = IpNetwork.parse("10.0.0.0/8").orElseThrow()::contains;

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			203.0.113.7                              | 203.0.113.7
			10.9.9.9, 203.0.113.7                    | 203.0.113.7
			198.51.100.1, 203.0.113.7, 10.0.0.2      | 203.0.113.7
			198.51.100.1, 203.0.113.7, 10.0.0.2, , , | 203.0.113.7
			10.0.0.3, 10.0.0.2                       | 10.0.0.3
			203.0.113.7:52011                        | 203.0.113.7
			[2001:db8::7]:443                        | 2001:db8:0:0:0:0:0:7
			2001:db8::7                              | 2001:db8:0:0:0:0:0:7
			1.2.3.4, ::ffff:203.0.113.7              | 203.0.113.7
			203.0.113.7, unknown, 10.0.0.2           | 10.0.0.2
			203.0.113.7, _hidden, 10.0.0.2           | 10.0.0.2
			""")
	void theRightmostEntryThatIsNotATrustedProxyIsTheClient(String header, String client) {
		assertThat(address(fields("X-Forwarded-For", header))).isEqualTo(client);
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "unknown", "203.0.113.7, unknown", "", ",", "1.2.3.4, _x", "[", "1.2.3.4, ]:", "\"", "a b" })
	void anEntryThatIsNotAnAddressIsNoClient(String header) {
		assertThat(address(fields("X-Forwarded-For", header))).isNull();
	}

	@Test
	void severalHeadersFormOneList() {
		HttpFields.Mutable headers = fields("X-Forwarded-For", "198.51.100.1");
		headers.add("X-Forwarded-For", "203.0.113.7, 10.0.0.2");
		headers.add("X-Forwarded-For", "10.0.0.1");
		assertThat(address(headers)).isEqualTo("203.0.113.7");
	}

	@Test
	void aLongListIsReadUpToALimit() {
		assertThat(address(fields("X-Forwarded-For", "203.0.113.7" + ", 10.0.0.1".repeat(100)))).isEqualTo("10.0.0.1");
		assertThat(address(
				fields("X-Forwarded-For", "203.0.113.7" + ", 10.0.0.1".repeat(ForwardedClient.MAX_ENTRIES - 1))))
			.isEqualTo("203.0.113.7");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			for=203.0.113.7;proto=https                               | 203.0.113.7
			for=10.9.9.9, for="203.0.113.7:4711";by=10.0.0.1          | 203.0.113.7
			for=1.2.3.4, For="[2001:db8::7]:4711", for=10.0.0.2       | 2001:db8:0:0:0:0:0:7
			for="x, for=203.0.113.7                                   | 203.0.113.7
			for=203.0.113.7, for=unknown, for=10.0.0.2                | 10.0.0.2
			""")
	void theStandardHeaderIsReadTheSameWay(String header, String client) {
		assertThat(address(fields("Forwarded", header))).isEqualTo(client);
	}

	@Test
	void theStandardHeaderIsIgnoredIfTheUsualOneIsPresent() {
		HttpFields.Mutable headers = fields("X-Forwarded-For", "203.0.113.7");
		headers.add("Forwarded", "for=198.51.100.1;proto=https;host=evil.example");
		assertThat(ForwardedClient.of(headers, TEN))
			.isEqualTo(new ForwardedClient(IpAddress.parse("203.0.113.7").orElseThrow(), null, null, 0));
	}

	@Test
	void theStandardHeaderHasSchemeAndHostInTheSameEntry() {
		ForwardedClient client = ForwardedClient.of(fields("Forwarded",
				"for=1.2.3.4;host=evil.example, for=203.0.113.7;proto=HTTPS;host=\"chat.example:8443\","
						+ " for=10.0.0.2;proto=http"),
				TEN);
		assertThat(client.scheme()).isEqualTo("https");
		assertThat(client.host()).isEqualTo("chat.example:8443");
	}

	/** A proxy behind another one may append to the list or pass it on as it is. */
	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			203.0.113.7            | https              | https
			203.0.113.7, 10.0.0.2  | https, http        | https
			203.0.113.7, 10.0.0.2  | https              | https
			203.0.113.7            | https, http        | http
			203.0.113.7            | gopher             |
			203.0.113.7            | wss                | https
			""")
	void theSchemeIsThatOfTheOutermostProxy(String chain, String protocols, @Nullable String scheme) {
		HttpFields.Mutable headers = fields("X-Forwarded-For", chain);
		headers.add("X-Forwarded-Proto", protocols);
		assertThat(ForwardedClient.of(headers, TEN).scheme()).isEqualTo(scheme);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			http://chat.example/        | https |                   |       |
			http://chat.example/        | https |                   | 443   | chat.example
			http://chat.example/        | https |                   | 8443  | chat.example:8443
			http://chat.example:8443/   | https |                   | 443   | chat.example:8443
			http://backend:8080/        | https | chat.example      |       | chat.example
			http://backend:8080/        | https | chat.example:8443 | 443   | chat.example:8443
			http://backend:8080/        | https | [2001:db8::1]:444 |       | [2001:db8::1]:444
			http://backend:8080/        |       | a b               |       |
			http://backend:8080/        |       | x@evil.example    | 99999 |
			http://backend:8080/        |       | chat.example      | 80    | chat.example
			""")
	void hostAndPortAreThoseOfTheBrowsersRequest(String uri, @Nullable String scheme, @Nullable String host,
			@Nullable String port, @Nullable String authority) {
		HttpFields.Mutable headers = fields("X-Forwarded-For", "203.0.113.7");
		add(headers, "X-Forwarded-Proto", scheme);
		add(headers, "X-Forwarded-Host", host);
		add(headers, "X-Forwarded-Port", port);
		ForwardedClient client = ForwardedClient.of(headers, TEN);
		HttpURI.Mutable seen = HttpURI.build(uri);
		if (client.scheme() != null) {
			seen.scheme(client.scheme());
		}
		var field = client.authority(seen);
		assertThat((field != null) ? field.getValue() : null).isEqualTo(authority);
	}

	private static void add(HttpFields.Mutable headers, String name, @Nullable String value) {
		if (value != null) {
			headers.add(name, value);
		}
	}

	private static @Nullable String address(HttpFields headers) {
		InetAddress address = ForwardedClient.of(headers, TEN).address();
		return (address != null) ? address.getHostAddress() : null;
	}

	private static HttpFields.Mutable fields(String name, String value) {
		return HttpFields.build().add(name, value);
	}

}
