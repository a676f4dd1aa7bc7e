package chat.maru.network;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.jetty.ConfigurableJettyWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Answers requests that the server refuses before the application sees them, such as one
 * with a broken head or a body that is too large: problem details (RFC 9457), or a page
 * for a browser, with the headers that every answer has. Nothing of the request or of an
 * exception is in it.
 */
@Component
class EarlyErrors extends ErrorHandler implements WebServerFactoryCustomizer<ConfigurableJettyWebServerFactory> {

	private static final HttpField[] HEADERS = {
			new HttpField("Content-Security-Policy",
					"default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"),
			new HttpField("X-Content-Type-Options", "nosniff"), new HttpField("X-Frame-Options", "DENY"),
			new HttpField("Referrer-Policy", "same-origin"), new HttpField("Cross-Origin-Opener-Policy", "same-origin"),
			new HttpField("Cross-Origin-Resource-Policy", "same-origin"),
			new HttpField(HttpHeader.CACHE_CONTROL, "no-store") };

	/** What a user can do about too many cookies in the browser. */
	private static final String COOKIES = "Your browser sent more cookies than the server takes. Delete the cookies of this site and of the sites under the same domain, or ask the people who run this server to allow more.";

	private static final String COOKIES_KO = "브라우저가 보낸 쿠키가 너무 많아요. 이 사이트와 같은 도메인에 있는 사이트의 쿠키를 지우거나 서버를 운영하는 분께 알려 주세요.";

	@Override
	public void customize(ConfigurableJettyWebServerFactory factory) {
		factory.addServerCustomizers((Server server) -> server.setErrorHandler(this));
	}

	@Override
	protected void generateCacheControl(Response response) {
		for (HttpField header : HEADERS) {
			response.getHeaders().put(header);
		}
	}

	@Override
	protected void generateResponse(Request request, Response response, int code, @Nullable String message,
			@Nullable Throwable cause, Callback callback) throws IOException {
		String accept = request.getHeaders().get(HttpHeader.ACCEPT);
		// If the head is too large, its fields are unknown. Then it is most likely a
		// browser with many cookies.
		boolean page = (accept != null) ? accept.contains("text/html")
				: code == HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE_431;
		String title = String.valueOf(HttpStatus.getMessage(code));
		String body = page ? page(code, title) : problem(code, title);
		response.getHeaders()
			.put(HttpHeader.CONTENT_TYPE, page ? "text/html;charset=utf-8" : "application/problem+json");
		response.write(true, ByteBuffer.wrap(body.getBytes(StandardCharsets.UTF_8)), callback);
	}

	/** In both languages: which one the browser asked for may not be known. */
	private static String page(int code, String title) {
		boolean cookies = code == HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE_431;
		return """
				<!DOCTYPE html>
				<html lang="en">
				<head><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>%1$s · Maru</title></head>
				<body><h1>%1$s</h1><p>The server cannot take this request (%2$d). %3$s</p><p lang="ko">서버가 이 요청을 받을 수 없어요. %4$s</p><p><a href="/">Go to the chat · <span lang="ko">채팅으로 가기</span></a></p></body>
				</html>
				"""
			.formatted(title, code, cookies ? COOKIES : "", cookies ? COOKIES_KO : "");
	}

	private static String problem(int status, String title) {
		return """
				{"title":"%s","status":%d,"code":"%s"}""".formatted(title, status, code(status));
	}

	private static String code(int status) {
		return switch (status) {
			case HttpStatus.REQUEST_TIMEOUT_408 -> "request-too-slow";
			case HttpStatus.PAYLOAD_TOO_LARGE_413 -> "request-too-large";
			case HttpStatus.UNSUPPORTED_MEDIA_TYPE_415 -> "encoding-unsupported";
			case HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE_431 -> "head-too-large";
			case HttpStatus.SERVICE_UNAVAILABLE_503 -> "busy";
			default -> (status < HttpStatus.INTERNAL_SERVER_ERROR_500) ? "request-malformed" : "server-error";
		};
	}

}
