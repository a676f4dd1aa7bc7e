package chat.maru.network;

import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.cloud.CloudPlatform;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.boot.web.server.autoconfigure.ServerProperties.ForwardHeadersStrategy;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * The proxies whose {@code X-Forwarded-*} and {@code Forwarded} headers count.
 * {@code maru.proxies} names them. If it is not set and
 * {@code server.forward-headers-strategy} is {@code native}, they are all peers with a
 * loopback or private address. Otherwise there are none.
 */
@Component
public class TrustedProxies {

	/**
	 * Loopback, RFC 1918, RFC 3927, RFC 4193, RFC 4291 and the shared addresses of RFC
	 * 6598.
	 */
	private static final List<IpNetwork> PRIVATE = networks("127.0.0.0/8", "::1", "10.0.0.0/8", "172.16.0.0/12",
			"192.168.0.0/16", "169.254.0.0/16", "100.64.0.0/10", "fc00::/7", "fe80::/10");

	private final List<IpNetwork> peers;

	private final List<IpNetwork> hops;

	TrustedProxies(NetworkSettings settings, ServerProperties server, Environment environment) {
		boolean forwarding = isNative(server.getForwardHeadersStrategy(), environment);
		List<IpNetwork> named = settings.proxies().stream().map(TrustedProxies::network).toList();
		if (!named.isEmpty()) {
			this.peers = named;
			this.hops = named;
		}
		else {
			this.peers = forwarding ? PRIVATE : List.of();
			this.hops = List.of();
		}
	}

	private static boolean isNative(@Nullable ForwardHeadersStrategy strategy, Environment environment) {
		if (strategy == ForwardHeadersStrategy.FRAMEWORK) {
			throw new InvalidConfigurationPropertyValueException("server.forward-headers-strategy", "framework",
					"It believes any client. Use 'native', or name the proxies in maru.proxies.");
		}
		if (strategy == null) {
			CloudPlatform platform = CloudPlatform.getActive(environment);
			return platform != null && platform.isUsingForwardHeaders();
		}
		return strategy == ForwardHeadersStrategy.NATIVE;
	}

	private static IpNetwork network(String text) {
		return IpNetwork.parse(text.strip())
			.orElseThrow(() -> new InvalidConfigurationPropertyValueException("maru.proxies", text,
					"It is neither an IP address nor a network such as 10.0.0.0/8."));
	}

	private static List<IpNetwork> networks(String... texts) {
		return Stream.of(texts).map(TrustedProxies::network).toList();
	}

	/** Whether there are any. */
	public boolean isEmpty() {
		return this.peers.isEmpty();
	}

	/** Whether a TCP peer is a trusted proxy. */
	public boolean contains(InetAddress peer) {
		return this.peers.stream().anyMatch((network) -> network.contains(peer));
	}

	/**
	 * Whether an address that a trusted proxy reports is another trusted proxy, which
	 * says in turn whom it serves. Proxies that were not named are not: a client on this
	 * host or the same private network could be taken for one and choose its address.
	 */
	boolean isHop(InetAddress reported) {
		return this.hops.stream().anyMatch((network) -> network.contains(reported));
	}

}
