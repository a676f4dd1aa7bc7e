package chat.maru.network;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;

/**
 * The key under which limits count a client: its IPv4 address, or the /64 network of its
 * IPv6 address, because one client commonly has all addresses of it (RFC 6177).
 */
public final class NetworkAddress {

	private NetworkAddress() {
	}

	/**
	 * The key of an address, the same for each spelling of it.
	 * @param address as the servlet API gives it; a text that is not an address is its
	 * own key
	 */
	public static String of(String address) {
		return IpAddress.parse(address).map(NetworkAddress::of).orElse(address);
	}

	/** The key of an address. */
	public static String of(InetAddress address) {
		return (address instanceof Inet6Address)
				? Long.toHexString(ByteBuffer.wrap(address.getAddress()).getLong()) + "::/64"
				: address.getHostAddress();
	}

}
