package chat.maru.socket;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

import chat.maru.limit.RateLimit;
import chat.maru.network.TrustedProxies;
import jakarta.servlet.http.HttpServletRequest;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Logs why pages cannot connect if it looks as if a proxy ended TLS and the server does
 * not know it: the page's origin differs from the server's own only in scheme or port.
 * Each pair of origins is logged once, and at most {@value #MAX_PAIRS} pairs, because
 * clients can make them up.
 */
@Component
class OriginHint {

	private static final Log logger = LogFactory.getLog(OriginHint.class);

	static final int MAX_PAIRS = 20;

	private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}\\]");

	private static final String FORWARDED_HOST = "X-Forwarded-Host";

	private static final String FORWARDED_PROTO = "X-Forwarded-Proto";

	private final Set<String> logged = ConcurrentHashMap.newKeySet();

	private final RateLimit lines = RateLimit.perMinute(MAX_PAIRS / 4);

	private final TrustedProxies proxies;

	OriginHint(TrustedProxies proxies) {
		this.proxies = proxies;
	}

	/** A page was refused because of its origin. */
	void refused(HttpServletRequest request) {
		String theirs = origin(request.getHeader(HttpHeaders.ORIGIN));
		String own = origin(request.getScheme() + "://" + request.getServerName() + ':' + request.getServerPort());
		if (theirs == null || own == null || this.logged.size() >= MAX_PAIRS || !isSameHost(theirs, own, request)) {
			return;
		}
		String pair = theirs + ' ' + own;
		if (!this.logged.contains(pair) && this.lines.take("").isZero() && this.logged.add(pair)) {
			logger.warn("A page at " + theirs + " may not connect: this server takes itself for " + own + ". "
					+ advice(request));
		}
	}

	private static boolean isSameHost(String theirs, String own, HttpServletRequest request) {
		String forwarded = origin("http://" + request.getHeader(FORWARDED_HOST));
		return host(theirs).equals(host(own)) || (forwarded != null && host(theirs).equals(host(forwarded)));
	}

	private static String host(String origin) {
		return String.valueOf(URI.create(origin).getHost());
	}

	private String advice(HttpServletRequest request) {
		if (this.proxies.isEmpty()) {
			return "If that page comes through your proxy, set SERVER_FORWARD_HEADERS_STRATEGY=native,"
					+ " or name the proxy in maru.proxies.";
		}
		return (request.getHeader(FORWARDED_PROTO) != null)
				? "If that page comes through your proxy, name all proxies in maru.proxies."
				: "If that page comes through your proxy, let it send X-Forwarded-Proto and the host that was asked.";
	}

	/** The origin in lower case, without the default port; null if it is not one. */
	private static @Nullable String origin(@Nullable String text) {
		try {
			URI uri = new URI((text != null) ? text : "");
			String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
			if (uri.getHost() == null || !HOST.matcher(uri.getHost()).matches()
					|| !(scheme.equals("http") || scheme.equals("https"))) {
				return null;
			}
			int usual = scheme.equals("https") ? 443 : 80;
			return scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT)
					+ ((uri.getPort() < 0 || uri.getPort() == usual) ? "" : ":" + uri.getPort());
		}
		catch (URISyntaxException ex) {
			return null;
		}
	}

}
