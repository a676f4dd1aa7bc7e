package chat.maru.passkey;

import jakarta.servlet.http.HttpServletRequest;

/**
 * Where somebody found this server, as their browser names it. A browser shows a passkey
 * to the domain alone that it was made for, and signs the origin of the page that asked;
 * behind a proxy both need {@code server.forward-headers-strategy}.
 *
 * @param domain such as {@code chat.example.org}
 * @param origin such as {@code https://chat.example.org}
 */
record Site(String domain, String origin) {

	static Site of(HttpServletRequest request) {
		String scheme = request.getScheme();
		int port = request.getServerPort();
		boolean usual = port == (scheme.equals("https") ? 443 : 80);
		String host = request.getServerName();
		return new Site(host, scheme + "://" + host + (usual ? "" : ":" + port));
	}

}
