package chat.maru.network;

import java.net.http.HttpResponse;

import chat.maru.support.Maru;
import chat.maru.support.MaruTest;
import chat.maru.support.Posts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/** Requests that are refused before the application sees them. */
@MaruTest
class EarlyErrorTests {

	@Autowired
	private Maru maru;

	@ParameterizedTest
	@CsvSource({ "GET /rooms/%2e%2e%2f HTTP/1.1, 400, request-malformed",
			"GET /a\u0001b HTTP/1.1, 400, request-malformed",
			"GET / HTTP/1.1\\r\\nContent-Length: x, 400, request-malformed" })
	void aMalformedHeadGetsAProblemWithTheSecurityHeaders(String head, int status, String code) {
		String answer = this.maru.rawSocket()
			.send(head.replace("\\r\\n", "\r\n") + "\r\nHost: localhost\r\nConnection: close\r\n\r\n")
			.readUntil("}");
		assertThat(answer).startsWith("HTTP/1.1 " + status)
			.contains("Content-Security-Policy: default-src 'none'", "X-Content-Type-Options: nosniff",
					"application/problem+json", "\"code\":\"" + code + "\"")
			.doesNotContain("jetty", "Exception");
	}

	@Test
	void aBrowserGetsAPage() {
		String answer = this.maru.rawSocket()
			.send("GET /rooms/%2e%2e%2f HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\nConnection: close\r\n\r\n")
			.readUntil("</html>");
		assertThat(answer).contains("text/html", "<h1>Bad Request</h1>", "Go to the chat").doesNotContain("jetty");
	}

	/** Other hosts of the same domain may have set many cookies. */
	@Test
	void aBrowserWithTooManyCookiesGetsAPageWithAdvice() {
		String answer = this.maru.rawSocket()
			.send("GET / HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\nCookie: a=" + "x".repeat(9_000)
					+ "\r\nConnection: close\r\n\r\n")
			.readUntil("</html>");
		assertThat(answer).startsWith("HTTP/1.1 431")
			.contains("Content-Security-Policy: default-src 'none'", "text/html", "Request Header Fields Too Large",
					"cookies", "lang=\"ko\"")
			.doesNotContain("jetty", "xxx");
	}

	@Test
	void aCompressedBodyIsRefused() {
		HttpResponse<String> answer = this.maru.http()
			.postJson("/api/guests", "{\"name\":\"Compressed\"}", "Content-Encoding", "gzip");
		assertThat(answer.statusCode()).isEqualTo(415);
		assertThat(answer.headers().firstValue("Accept-Encoding")).hasValue("identity");
		assertThat(Posts.json(answer.body()).get("code").stringValue()).isEqualTo("encoding-unsupported");
	}

}
