package chat.maru.page;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.TypeMismatchException;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/**
 * Answers requests for unknown or invalid URLs: a browser gets a page, a program gets
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

	/** Happens for URLs and forms that the pages do not contain. */
	@ExceptionHandler
	@Nullable ResponseEntity<ProblemDetail> notMeant(HttpRequestMethodNotSupportedException exception, HttpServletRequest request,
			HttpServletResponse response) throws IOException {
		return answer(exception, request, response);
	}

	@ExceptionHandler
	@Nullable ResponseEntity<ProblemDetail> notMeant(ServletRequestBindingException exception, HttpServletRequest request,
			HttpServletResponse response) throws IOException {
		return answer(exception, request, response);
	}

	@ExceptionHandler
	@Nullable ResponseEntity<ProblemDetail> notMeant(TypeMismatchException exception, HttpServletRequest request,
			HttpServletResponse response) throws IOException {
		String detail = "Failed to convert '%s' with value: '%s'".formatted(exception.getPropertyName(),
				exception.getValue());
		return answer(ErrorResponse.builder(exception, HttpStatus.BAD_REQUEST, detail).build(), request, response);
	}

	private static @Nullable ResponseEntity<ProblemDetail> answer(ErrorResponse exception, HttpServletRequest request,
			HttpServletResponse response) throws IOException {
		String accept = request.getHeader(HttpHeaders.ACCEPT);
		if (accept != null && accept.contains(MediaType.TEXT_HTML_VALUE)) {
			exception.getHeaders()
				.forEach((name, values) -> values.forEach((value) -> response.addHeader(name, value)));
			response.sendError(exception.getStatusCode().value());
			return null;
		}
		return ResponseEntity.status(exception.getStatusCode())
			.headers(exception.getHeaders())
			.body(exception.getBody());
	}

}
