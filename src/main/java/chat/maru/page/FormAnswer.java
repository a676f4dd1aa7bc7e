package chat.maru.page;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * The answer to a form.
 *
 * @param status the HTTP status
 * @param headers the headers by name
 * @param body the body, compressed: a page with many users has the same form for each of
 * them
 */
record FormAnswer(int status, Map<String, List<String>> headers, byte[] body) {

	/** In bytes, compressed. A page with a thousand users takes a fifth of it. */
	private static final int MAX_BYTES = 1 << 20;

	/** Headers that the server sets on each answer. */
	private static final Set<String> SERVER_HEADERS = Set.of("date", "connection", "content-length", "content-encoding",
			"transfer-encoding", "keep-alive");

	/**
	 * Copies the answer that is about to be sent.
	 * @return null if the answer cannot be repeated: an error page, which is rendered
	 * later, or a page that is too long
	 */
	static @Nullable FormAnswer of(ContentCachingResponseWrapper response) throws IOException {
		int status = response.getStatus();
		boolean errorPage = response.isCommitted() ? status >= HttpStatus.BAD_REQUEST.value()
				: status >= HttpStatus.BAD_REQUEST.value() && response.getContentSize() == 0;
		if (errorPage || status >= HttpStatus.INTERNAL_SERVER_ERROR.value()) {
			return null;
		}
		Map<String, List<String>> headers = new LinkedHashMap<>();
		for (String name : response.getHeaderNames()) {
			if (!SERVER_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
				headers.put(name, List.copyOf(response.getHeaders(name)));
			}
		}
		ByteArrayOutputStream compressed = new ByteArrayOutputStream();
		try (GZIPOutputStream out = new GZIPOutputStream(compressed)) {
			response.getContentInputStream().transferTo(out);
		}
		return (compressed.size() <= MAX_BYTES) ? new FormAnswer(status, headers, compressed.toByteArray()) : null;
	}

	/** Whether the form was accepted. */
	boolean isDone() {
		return this.status < HttpStatus.BAD_REQUEST.value();
	}

	/** The approximate size in bytes. */
	int size() {
		int size = this.body.length;
		for (Map.Entry<String, List<String>> header : this.headers.entrySet()) {
			size += header.getKey().length() + header.getValue().stream().mapToInt(String::length).sum();
		}
		return size;
	}

	void write(HttpServletResponse response) throws IOException {
		response.setStatus(this.status);
		this.headers.forEach((name, values) -> values.forEach((value) -> response.addHeader(name, value)));
		try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(this.body))) {
			in.transferTo(response.getOutputStream());
		}
	}

	/** Leaves out the body, which may contain a secret. */
	@Override
	public String toString() {
		return "FormAnswer[" + this.status + "]";
	}

}
