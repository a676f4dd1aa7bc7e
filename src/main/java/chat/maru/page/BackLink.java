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
 * Where "Back to the chat" leads: to the room from which the browser came to the pages
 * around the chat. The {@code Referer} of the first of them says which, and a cookie
 * keeps that until the browser comes from another room.
 */
@Component
class BackLink implements HandlerInterceptor, WebMvcConfigurer {

	private static final String COOKIE = "maru-back";

	/** What the templates read; absent where no room is known. */
	private static final String ATTRIBUTE = "chatPath";

	private static final Pattern CHAT = Pattern.compile("/(?:rooms/([\\w-]{1,64}))?");

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
		Principal asking = request.getUserPrincipal();
		if (asking == null || room(path(request.getRequestURI(), request)) != null) {
			return true;
		}
		Cookie cookie = WebUtils.getCookie(request, COOKIE);
		String kept = (cookie != null) ? cookie.getValue() : null;
		String left = left(request);
		String room = (left != null) ? left : kept;
		if (room != null && isReadable(asking.getName(), room)) {
			request.setAttribute(ATTRIBUTE, room.equals(Room.LOBBY) ? "/" : "/rooms/" + room);
			if (!room.equals(kept)) {
				keep(room, request, response);
			}
		}
		return true;
	}

	/** The room that the browser came from just now; null for none. */
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

	/** They may have left it since, and the cookie may be another account's. */
	private boolean isReadable(String account, String room) {
		try {
			this.access.read(account, room);
			return true;
		}
		catch (Refused ex) {
			return false;
		}
	}

	private static void keep(String room, HttpServletRequest request, HttpServletResponse response) {
		ResponseCookie cookie = ResponseCookie.from(COOKIE, room)
			.path(request.getContextPath() + "/")
			.httpOnly(true)
			.secure(request.isSecure())
			.sameSite("Lax")
			.build();
		response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
	}

}
