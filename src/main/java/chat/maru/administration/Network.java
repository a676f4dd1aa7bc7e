package chat.maru.administration;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import org.springframework.security.web.util.matcher.IpAddressMatcher;

/**
 * An address, or a network in CIDR notation.
 *
 * @param text as it was typed
 * @param matcher knows the addresses in it
 */
record Network(String text, IpAddressMatcher matcher) {

	/**
	 * What can be one, so that no name is looked up: four numbers, or something with
	 * colons.
	 */
	private static final Pattern ADDRESS = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|(?=[^:]*:)[0-9a-f:.]{2,45}");

	private static final Pattern NETWORK = Pattern.compile("(" + ADDRESS + ")(/[0-9]{1,3})?");

	/** Read one; empty where it is none. */
	static Optional<Network> read(String typed) {
		String text = typed.strip().toLowerCase(Locale.ROOT);
		if (!NETWORK.matcher(text).matches()) {
			return Optional.empty();
		}
		try {
			return Optional.of(new Network(text, new IpAddressMatcher(text)));
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

	/** Whether an address is in it; servers may put that of IPv6 in brackets. */
	boolean has(String address) {
		String bare = address.startsWith("[") ? address.substring(1, address.length() - 1) : address;
		return ADDRESS.matcher(bare).matches() && this.matcher.matches(bare);
	}

}
