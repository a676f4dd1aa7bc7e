package chat.maru.passkey;

import jakarta.servlet.http.HttpServletRequest;

/**
 * The address of this server in the user's browser. A browser uses a passkey only for the
 * domain that it was created for, and signs the origin of the page that asked for it.
 * Behind a proxy, both require {@code server.forward-headers-strategy}.
 *
 * @param domain such as {@code chat.example.org}
 * @param origin such as {@code https://chat.example.org}
 */
record RelyingPartyOrigin(String domain, String origin) {

	static RelyingPartyOrigin of(HttpServletRequest request) {
		String scheme = request.getScheme();
		int port = request.getServerPort();
		boolean usual = port == (scheme.equals("https") ? 443 : 80);
		String host = request.getServerName();
		return new RelyingPartyOrigin(host, scheme + "://" + host + (usual ? "" : ":" + port));
	}

}
