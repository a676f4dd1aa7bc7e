package chat.maru.administration;

import java.util.Locale;
import java.util.Optional;

import chat.maru.network.IpAddress;
import chat.maru.network.IpNetwork;

/**
 * An address, or a network in CIDR notation.
 *
 * @param text as it was typed, in lower case
 * @param addresses the addresses in it
 */
record Network(String text, IpNetwork addresses) {

	/** Parse a network; empty if the text is not one. */
	static Optional<Network> read(String typed) {
		String text = typed.strip().toLowerCase(Locale.ROOT);
		return IpNetwork.parse(text).map((addresses) -> new Network(text, addresses));
	}

	/** Whether an address is in this network, in any notation of the address. */
	boolean has(String address) {
		return IpAddress.parse(address).filter(this.addresses::contains).isPresent();
	}

}
