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
	 * Sets the request that the session answers from now on.
	 * @return the same request without headers: the session keeps it, and headers would
	 * take memory
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
	 * Closes the network connection. Takes no lock, because the thread that waits for the
	 * client has it.
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
