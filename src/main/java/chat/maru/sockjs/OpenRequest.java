package chat.maru.sockjs;

import jakarta.servlet.http.HttpServletRequest;
import org.eclipse.jetty.ee11.servlet.ServletContextRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServletServerHttpRequest;

/** The request whose response a SockJS session over HTTP is writing, if there is one. */
final class OpenRequest {

	private volatile @Nullable HttpServletRequest request;

	/**
	 * The session writes to this one from now on.
	 * @return the same request without headers, which the session would keep
	 */
	ServerHttpRequest begin(ServerHttpRequest begun) {
		HttpServletRequest servlet = ((ServletServerHttpRequest) begun).getServletRequest();
		this.request = servlet;
		return new ServletServerHttpRequest(servlet) {
			@Override
			public HttpHeaders getHeaders() {
				return HttpHeaders.EMPTY;
			}
		};
	}

	void end() {
		this.request = null;
	}

	/**
	 * Close the connection below. No lock is taken: the thread that waits for the reader
	 * has it.
	 */
	void abort() {
		HttpServletRequest open = this.request;
		if (open != null) {
			ServletContextRequest.getServletContextRequest(open)
				.getConnectionMetaData()
				.getConnection()
				.getEndPoint()
				.close();
		}
	}

}
