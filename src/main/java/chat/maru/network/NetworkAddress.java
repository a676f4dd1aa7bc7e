package chat.maru.network;

import java.util.Arrays;

/** By what those are counted together who can change their address at will. */
public final class NetworkAddress {

	private static final int GROUPS = 4;

	private NetworkAddress() {
	}

	/** Whoever has one IPv6 address has the 2^64 beside it too (RFC 6177). */
	public static String of(String address) {
		if (address.indexOf(':') < 0) {
			return address;
		}
		String[] groups = address.split(":", GROUPS + 1);
		return String.join(":", Arrays.copyOf(groups, Math.min(GROUPS, groups.length)));
	}

}
