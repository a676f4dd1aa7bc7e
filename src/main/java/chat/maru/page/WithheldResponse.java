package chat.maru.page;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Withholds an answer, including redirects, until its body is copied to the response. A
 * browser that has the answer may send the form again at once, so the answer must be
 * stored before it is sent.
 */
class WithheldResponse extends ContentCachingResponseWrapper {

	WithheldResponse(HttpServletResponse response) {
		super(response);
	}

	@Override
	public void sendRedirect(String location) {
		sendRedirect(location, HttpStatus.FOUND.value(), true);
	}

	/** Does not use the container's method, which would send the redirect at once. */
	@Override
	public void sendRedirect(String location, int status, boolean clearBuffer) {
		if (clearBuffer) {
			resetBuffer();
		}
		setHeader(HttpHeaders.LOCATION, location);
		setStatus(status);
	}

}
