package chat.maru.page;

import java.net.URI;
import java.security.Principal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import chat.maru.refusal.Refused;
import chat.maru.room.Room;
import chat.maru.room.RoomAccess;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.util.WebUtils;

/**
 * The target of "Back to the chat": the room from which the browser came to the pages
 * around the chat. The {@code Referer} header of the first of them names the room, and a
 * cookie remembers it until the browser comes from another room.
 */
@Component
class BackLink implements HandlerInterceptor, WebMvcConfigurer {

	private static final String COOKIE = "maru-back";

	/** The attribute with the path for the templates; absent if no room is known. */
	private static final String ATTRIBUTE = "chatPath";

	private static final Pattern CHAT = Pattern.compile("/(?:rooms/([\\w-]{1,64})(?:/\\d+)?)?");

	private final RoomAccess access;

	BackLink(RoomAccess access) {
		this.access = access;
	}

	@Override
	public void addInterceptors(InterceptorRegistry registry) {
		registry.addInterceptor(this).addPathPatterns("/account/**", "/admin/**", "/rooms/**");
	}

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
		Principal user = request.getUserPrincipal();
		if (user == null || room(path(request.getRequestURI(), request)) != null) {
			return true;
		}
		Cookie cookie = WebUtils.getCookie(request, COOKIE);
		String remembered = (cookie != null) ? cookie.getValue() : null;
		String left = left(request);
		String room = (left != null) ? left : remembered;
		if (room != null && isReadable(user.getName(), room)) {
			request.setAttribute(ATTRIBUTE, room.equals(Room.LOBBY) ? "/" : "/rooms/" + room);
			if (!room.equals(remembered)) {
				remember(room, request, response);
			}
		}
		return true;
	}

	/** The room that the browser comes from; null if it comes from another page. */
	private static @Nullable String left(HttpServletRequest request) {
		String referer = request.getHeader(HttpHeaders.REFERER);
		if (referer == null || !HttpMethod.GET.matches(request.getMethod())) {
			return null;
		}
		try {
			return room(path(URI.create(referer).getPath(), request));
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	private static String path(@Nullable String path, HttpServletRequest request) {
		String context = request.getContextPath();
		return (path != null && path.startsWith(context)) ? path.substring(context.length()) : "";
	}

	/** Returns the id of the room that a path shows, or null if it shows no room. */
	private static @Nullable String room(String path) {
		Matcher chat = CHAT.matcher(path);
		if (!chat.matches()) {
			return null;
		}
		return (chat.group(1) != null) ? chat.group(1) : Room.LOBBY;
	}

	/**
	 * The user may have left the room, and the cookie may have been set for another
	 * account.
	 */
	private boolean isReadable(String account, String room) {
		try {
			this.access.read(account, room);
			return true;
		}
		catch (Refused ex) {
			return false;
		}
	}

	private static void remember(String room, HttpServletRequest request, HttpServletResponse response) {
		ResponseCookie cookie = ResponseCookie.from(COOKIE, room)
			.path(request.getContextPath() + "/")
			.httpOnly(true)
			.secure(request.isSecure())
			.sameSite("Lax")
			.build();
		response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
	}

}
