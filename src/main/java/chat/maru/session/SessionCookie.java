package chat.maru.session;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import chat.maru.account.Secret;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.PropertyMapper;
import org.springframework.boot.web.server.Cookie;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.session.SessionIdGenerator;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * The cookie of a browser's session. It contains a secret, and the session's id is the
 * hash of that secret. Only the browser has the secret; everything else, including the
 * database, has only the id, which grants no access.
 * <p>
 * On a secure connection the cookie's name begins with {@code __Host-}, so that no other
 * host of the domain can set it. Sessions that began without the prefix keep their
 * cookie, which is read after the other one.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6265#section-8.6">RFC 6265, weak
 * integrity</a>
 */
@Component
public class SessionCookie implements CookieSerializer, SessionIdGenerator {

	private static final String HOST_PREFIX = "__Host-";

	private static final String NEW_SECRET = SessionCookie.class.getName() + ".made";

	/**
	 * The maximum number of cookies of a request that are looked up, because each is a
	 * query.
	 */
	private static final int MAX_COOKIES = 8;

	private final @Nullable Boolean secure;

	private final DefaultCookieSerializer plain;

	private final DefaultCookieSerializer hostOnly;

	SessionCookie(ServerProperties server) {
		Cookie cookie = server.getServlet().getSession().getCookie();
		this.secure = cookie.getSecure();
		this.plain = serializer(cookie, (it) -> {
			PropertyMapper map = PropertyMapper.get();
			map.from(cookie::getName).to(it::setCookieName);
			map.from(cookie::getDomain).to(it::setDomainName);
			map.from(cookie::getPath).to(it::setCookiePath);
			map.from(cookie::getSecure).to(it::setUseSecureCookie);
		});
		this.hostOnly = serializer(cookie, (it) -> {
			it.setCookieName(HOST_PREFIX + ((cookie.getName() != null) ? cookie.getName() : "SESSION"));
			it.setCookiePath("/");
			it.setUseSecureCookie(true);
		});
	}

	private static DefaultCookieSerializer serializer(Cookie cookie, Consumer<DefaultCookieSerializer> more) {
		DefaultCookieSerializer serializer = new DefaultCookieSerializer();
		PropertyMapper map = PropertyMapper.get();
		map.from(cookie::getHttpOnly).to(serializer::setUseHttpOnlyCookie);
		map.from(cookie::getMaxAge).as((age) -> (int) age.toSeconds()).to(serializer::setCookieMaxAge);
		map.from(cookie::getSameSite).to((sameSite) -> serializer.setSameSite(sameSite.attributeValue()));
		more.accept(serializer);
		return serializer;
	}

	/**
	 * Generates the id of a new session, and stores its secret in the request until the
	 * cookie is written.
	 */
	@Override
	public String generate() {
		String secret = Secret.make();
		RequestAttributes request = RequestContextHolder.getRequestAttributes();
		if (request != null) {
			request.setAttribute(NEW_SECRET, secret, RequestAttributes.SCOPE_REQUEST);
		}
		return Secret.hex(secret);
	}

	@Override
	public List<String> readCookieValues(HttpServletRequest request) {
		return secrets(request).map(Secret::hex).toList();
	}

	@Override
	public void writeCookieValue(CookieValue id) {
		HttpServletRequest request = id.getRequest();
		HttpServletResponse response = id.getResponse();
		if (id.getCookieValue().isEmpty()) {
			this.plain.writeCookieValue(new CookieValue(request, response, ""));
			if (isSecure(request)) {
				this.hostOnly.writeCookieValue(new CookieValue(request, response, ""));
			}
			return;
		}
		DefaultCookieSerializer cookie = isSecure(request) ? this.hostOnly : this.plain;
		cookie.writeCookieValue(new CookieValue(request, response, secret(request, id.getCookieValue())));
	}

	/**
	 * Returns the CSRF token of the request's session. It is derived from the cookie's
	 * secret, so each session has another token, and an attacker can neither know nor
	 * choose it.
	 * @return null if the request has no session
	 */
	public @Nullable String csrfToken(HttpServletRequest request) {
		HttpSession session = request.getSession(false);
		// No secret begins with this prefix, so the hash is not the id of another
		// session.
		return (session != null) ? Secret.hex("csrf " + secret(request, session.getId())) : null;
	}

	/**
	 * Returns the id of the session that a request began.
	 * @return null if it did not begin one
	 */
	public @Nullable String begun(HttpServletRequest request) {
		return (request.getAttribute(NEW_SECRET) instanceof String secret) ? Secret.hex(secret) : null;
	}

	private String secret(HttpServletRequest request, String id) {
		return Stream.concat(Stream.ofNullable((String) request.getAttribute(NEW_SECRET)), secrets(request))
			.filter((secret) -> Secret.hex(secret).equals(id))
			.findFirst()
			.orElseThrow(() -> new IllegalStateException("A session comes with a cookie or is made by the request"));
	}

	private Stream<String> secrets(HttpServletRequest request) {
		Stream<String> hostOnly = isSecure(request) ? this.hostOnly.readCookieValues(request).stream() : Stream.empty();
		return Stream.concat(hostOnly, this.plain.readCookieValues(request).stream())
			.filter(Secret::isLikely)
			.limit(MAX_COOKIES);
	}

	private boolean isSecure(HttpServletRequest request) {
		return (this.secure != null) ? this.secure : request.isSecure();
	}

}
