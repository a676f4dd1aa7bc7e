package chat.maru.network;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.eclipse.jetty.http.HostPortHttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpURI;
import org.jspecify.annotations.Nullable;

/**
 * What a trusted proxy reports about a client. Each proxy appends an entry about its own
 * peer, so entries are read from the right, for as long as they name further trusted
 * proxies: what is left of the client's own entry was written by the client. An entry
 * that is not an address ends the list. {@code Forwarded} (RFC 7239) counts only if there
 * is no {@code X-Forwarded-For}.
 *
 * @param address the client's address; null if unknown
 * @param scheme {@code http} or {@code https}; null if unknown
 * @param host the host that the client asked for, perhaps with a port; null if it is in
 * the {@code Host} header
 * @param port the port that the client asked for; 0 if unknown
 */
record ForwardedClient(@Nullable InetAddress address, @Nullable String scheme, @Nullable String host, int port) {

	/** Proxies in a row; more than anyone needs. */
	static final int MAX_ENTRIES = 32;

	private static final Pattern HOST = Pattern
		.compile("([A-Za-z0-9._-]{1,255}|\\[[0-9A-Fa-f:.]{2,45}\\])(?::([0-9]{1,5}))?");

	private static final Pattern PORT = Pattern.compile("[0-9]{1,5}");

	private static final Pattern ADDRESS_AND_PORT = Pattern.compile("([0-9.]+|\\[[^\\]]*\\]):[0-9]{1,5}");

	private static final int MAX_PORT = 65_535;

	static ForwardedClient of(HttpFields headers, Predicate<InetAddress> isHop) {
		if (!headers.contains("X-Forwarded-For") && headers.contains("Forwarded")) {
			return forwarded(entries(headers, "Forwarded"), isHop);
		}
		List<InetAddress> chain = new ArrayList<>();
		for (String entry : entries(headers, "X-Forwarded-For")) {
			InetAddress address = address(entry);
			if (address == null) {
				break;
			}
			chain.add(address);
			if (!isHop.test(address)) {
				break;
			}
		}
		// The other headers have one value, or one from each proxy.
		int hops = Math.max(0, chain.size() - 1);
		return new ForwardedClient(chain.isEmpty() ? null : chain.get(hops),
				scheme(entry(headers, "X-Forwarded-Proto", hops)), host(entry(headers, "X-Forwarded-Host", hops)),
				port(entry(headers, "X-Forwarded-Port", hops)));
	}

	private static ForwardedClient forwarded(List<String> entries, Predicate<InetAddress> isHop) {
		InetAddress client = null;
		String scheme = null;
		String host = null;
		for (String entry : entries) {
			InetAddress address = address(parameter(entry, "for"));
			if (client != null && address == null) {
				break;
			}
			client = address;
			scheme = scheme(parameter(entry, "proto"));
			host = host(parameter(entry, "host"));
			if (address == null || !isHop.test(address)) {
				break;
			}
		}
		return new ForwardedClient(client, scheme, host, 0);
	}

	/** The entries of a header, from the right, without empty ones (RFC 9110, 5.6.1). */
	private static List<String> entries(HttpFields headers, String name) {
		List<String> values = headers.getFields(name).stream().map((field) -> field.getValue()).toList();
		List<String> entries = new ArrayList<>();
		for (int i = values.size() - 1; i >= 0; i--) {
			String value = (values.get(i) != null) ? values.get(i) : "";
			int end = value.length();
			while (end >= 0) {
				if (entries.size() == MAX_ENTRIES) {
					return entries;
				}
				int comma = value.lastIndexOf(',', end - 1);
				String entry = value.substring(comma + 1, end).strip();
				if (!entry.isEmpty()) {
					entries.add(entry);
				}
				end = comma;
			}
		}
		return entries;
	}

	/** The entry after that many hops from the right, or else the leftmost. */
	private static String entry(HttpFields headers, String name, int hops) {
		List<String> entries = entries(headers, name);
		return entries.isEmpty() ? "" : entries.get(Math.min(hops, entries.size() - 1));
	}

	private static String parameter(String entry, String name) {
		for (String pair : entry.split(";", MAX_ENTRIES)) {
			int equals = pair.indexOf('=');
			if (equals > 0 && pair.substring(0, equals).strip().equalsIgnoreCase(name)) {
				String value = pair.substring(equals + 1).strip();
				boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
				return quoted ? value.substring(1, value.length() - 1) : value;
			}
		}
		return "";
	}

	/** Null for {@code unknown}, for an obfuscated name and for anything else. */
	private static @Nullable InetAddress address(String text) {
		Matcher withPort = ADDRESS_AND_PORT.matcher(text);
		return IpAddress.parse(withPort.matches() ? withPort.group(1) : text).orElse(null);
	}

	private static @Nullable String scheme(String text) {
		return switch (text.toLowerCase(Locale.ROOT)) {
			case "https", "wss" -> "https";
			case "http", "ws" -> "http";
			default -> null;
		};
	}

	private static @Nullable String host(String text) {
		return HOST.matcher(text).matches() ? text : null;
	}

	private static int port(@Nullable String text) {
		int port = (text != null && PORT.matcher(text).matches()) ? Integer.parseInt(text) : 0;
		return (port <= MAX_PORT) ? port : 0;
	}

	/** Whether nothing of the request differs. */
	boolean isUnknown() {
		return this.address == null && this.scheme == null && this.host == null && this.port == 0;
	}

	/**
	 * The host and port that the client asked for.
	 * @param uri the request's, with the client's scheme
	 * @return null if it is the same as in the request
	 */
	@Nullable HostPortHttpField authority(HttpURI uri) {
		String name = uri.getHost();
		int asked = Math.max(0, uri.getPort());
		if (this.host != null) {
			Matcher parts = HOST.matcher(this.host);
			if (parts.matches()) {
				name = parts.group(1);
				asked = port(parts.group(2));
			}
		}
		if (name == null || (this.host == null && this.port == 0)) {
			return null;
		}
		// A port with the host is the one that the browser used.
		int port = (asked != 0) ? asked : this.port;
		int usual = "https".equals(uri.getScheme()) ? 443 : 80;
		return (port == 0 || port == usual) ? new HostPortHttpField(name) : new HostPortHttpField(name, port);
	}

}
