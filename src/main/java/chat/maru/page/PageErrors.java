package chat.maru.page;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/**
 * A browser that asks for a page that is not there gets a page; a program gets
 * {@link ProblemDetail}.
 */
@ControllerAdvice
@Order(-1)
class PageErrors {

	@ExceptionHandler
	@Nullable ResponseEntity<ProblemDetail> notThere(NoResourceFoundException exception, HttpServletRequest request,
			HttpServletResponse response) throws IOException {
		return answer(exception, request, response);
	}

	@ExceptionHandler
	@Nullable ResponseEntity<ProblemDetail> refused(ResponseStatusException exception, HttpServletRequest request,
			HttpServletResponse response) throws IOException {
		return answer(exception, request, response);
	}

	private static @Nullable ResponseEntity<ProblemDetail> answer(ErrorResponse exception, HttpServletRequest request,
			HttpServletResponse response) throws IOException {
		String accept = request.getHeader(HttpHeaders.ACCEPT);
		if (accept != null && accept.contains(MediaType.TEXT_HTML_VALUE)) {
			response.sendError(exception.getStatusCode().value());
			return null;
		}
		return ResponseEntity.status(exception.getStatusCode()).body(exception.getBody());
	}

}
