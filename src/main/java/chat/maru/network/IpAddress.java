package chat.maru.network;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads IP addresses from text. No name is ever looked up. */
public final class IpAddress {

	/** More than any address with brackets and a zone id needs. */
	private static final int MAX_LENGTH = 64;

	private static final int IPV4_BYTES = 4;

	private static final int MAX_BYTE = 255;

	private static final Pattern IPV4 = Pattern.compile("[0-9]{1,3}(?:\\.[0-9]{1,3}){3}");

	private static final Pattern IPV6 = Pattern.compile("(?=[^:]*:)[0-9a-fA-F:.]{2,45}");

	private IpAddress() {
	}

	/**
	 * Reads an address. An IPv6 address may be in brackets and have a zone id, which is
	 * left out. An IPv4-mapped IPv6 address is the IPv4 address.
	 * @return the address; empty if the text is not one
	 */
	public static Optional<InetAddress> parse(String text) {
		if (text.length() > MAX_LENGTH) {
			return Optional.empty();
		}
		if (IPV4.matcher(text).matches()) {
			return ipv4(text);
		}
		String bare = (text.startsWith("[") && text.endsWith("]")) ? text.substring(1, text.length() - 1) : text;
		int zone = bare.indexOf('%');
		return ipv6((zone > 0) ? bare.substring(0, zone) : bare);
	}

	private static Optional<InetAddress> ipv4(String text) {
		byte[] bytes = new byte[IPV4_BYTES];
		String[] parts = text.split("\\.");
		for (int i = 0; i < IPV4_BYTES; i++) {
			int part = Integer.parseInt(parts[i]);
			if (part > MAX_BYTE) {
				return Optional.empty();
			}
			bytes[i] = (byte) part;
		}
		return of(bytes);
	}

	private static Optional<InetAddress> ipv6(String text) {
		if (!IPV6.matcher(text).matches()) {
			return Optional.empty();
		}
		try {
			// In brackets it cannot be a host name.
			return Optional.of(InetAddress.getByName('[' + text + ']'));
		}
		catch (UnknownHostException ex) {
			return Optional.empty();
		}
	}

	private static Optional<InetAddress> of(byte[] bytes) {
		try {
			return Optional.of(InetAddress.getByAddress(bytes));
		}
		catch (UnknownHostException ex) {
			return Optional.empty();
		}
	}

}
