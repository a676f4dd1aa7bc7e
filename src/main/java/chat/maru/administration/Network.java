package chat.maru.administration;

import java.util.Locale;
import java.util.Optional;

import chat.maru.network.IpAddress;
import chat.maru.network.IpNetwork;

/**
 * An address, or a network in CIDR notation.
 *
 * @param text as it was typed
 * @param addresses the addresses in it
 */
record Network(String text, IpNetwork addresses) {

	/** Read one; empty where it is none. */
	static Optional<Network> read(String typed) {
		String text = typed.strip().toLowerCase(Locale.ROOT);
		return IpNetwork.parse(text).map((addresses) -> new Network(text, addresses));
	}

	/** Whether an address is in it, however it is written. */
	boolean has(String address) {
		return IpAddress.parse(address).filter(this.addresses::contains).isPresent();
	}

}
