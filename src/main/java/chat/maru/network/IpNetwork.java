package chat.maru.network;

import java.net.InetAddress;
import java.util.Optional;

/**
 * A network of IP addresses.
 *
 * @param address an address in it
 * @param prefix how many leading bits its addresses share
 */
public record IpNetwork(InetAddress address, int prefix) {

	/** Bits in front of the IPv4 address in an IPv4-mapped IPv6 address. */
	private static final int MAPPED_BITS = 96;

	private static final int IPV4_BITS = 32;

	private static final int MAX_BYTE = 255;

	/**
	 * Reads an address, or a network in CIDR notation, as {@link IpAddress} reads
	 * addresses. A network of IPv4-mapped IPv6 addresses is the IPv4 network.
	 * @return the network; empty if the text is not one
	 */
	public static Optional<IpNetwork> parse(String text) {
		int slash = text.indexOf('/');
		if (slash < 0) {
			return IpAddress.parse(text).map((address) -> new IpNetwork(address, bits(address)));
		}
		String length = text.substring(slash + 1);
		if (!length.matches("[0-9]{1,3}")) {
			return Optional.empty();
		}
		String written = text.substring(0, slash);
		return IpAddress.parse(written).flatMap((address) -> of(address, written, Integer.parseInt(length)));
	}

	private static Optional<IpNetwork> of(InetAddress address, String written, int length) {
		boolean mapped = bits(address) == IPV4_BITS && written.indexOf(':') >= 0 && length >= MAPPED_BITS;
		int prefix = mapped ? length - MAPPED_BITS : length;
		return (prefix <= bits(address)) ? Optional.of(new IpNetwork(address, prefix)) : Optional.empty();
	}

	/** Whether an address belongs to this network. */
	public boolean contains(InetAddress other) {
		byte[] mine = this.address.getAddress();
		byte[] theirs = other.getAddress();
		if (mine.length != theirs.length) {
			return false;
		}
		int whole = this.prefix / Byte.SIZE;
		for (int i = 0; i < whole; i++) {
			if (mine[i] != theirs[i]) {
				return false;
			}
		}
		int mask = (MAX_BYTE << (Byte.SIZE - this.prefix % Byte.SIZE)) & MAX_BYTE;
		return mask == 0 || whole == mine.length || (mine[whole] & mask) == (theirs[whole] & mask);
	}

	private static int bits(InetAddress address) {
		return address.getAddress().length * Byte.SIZE;
	}

}
