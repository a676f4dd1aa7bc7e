package chat.maru.network;

import java.net.InetSocketAddress;
import java.net.SocketAddress;

import org.eclipse.jetty.http.HostPortHttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.HostPort;
import org.jspecify.annotations.Nullable;

/**
 * Gives a request that comes from a trusted proxy the address, scheme and host that its
 * client used. Jetty's own customizer trusts every peer, and the entry that the client
 * wrote itself.
 */
class ForwardedHeaders implements HttpConfiguration.Customizer {

	private final TrustedProxies proxies;

	ForwardedHeaders(TrustedProxies proxies) {
		this.proxies = proxies;
	}

	@Override
	public Request customize(Request request, HttpFields.Mutable responseHeaders) {
		if (request.getConnectionMetaData().getRemoteSocketAddress() instanceof InetSocketAddress peer
				&& peer.getAddress() != null && this.proxies.contains(peer.getAddress())) {
			ForwardedClient client = ForwardedClient.of(request.getHeaders(), this.proxies::isHop);
			return client.isUnknown() ? request : new Forwarded(request, peer, client);
		}
		return request;
	}

	/** A request as the client sent it to the proxy. */
	private static final class Forwarded extends Request.Wrapper {

		private final HttpURI uri;

		private final HttpFields headers;

		private final ConnectionMetaData connection;

		private final boolean secure;

		Forwarded(Request request, InetSocketAddress peer, ForwardedClient client) {
			super(request);
			HttpURI.Mutable changed = HttpURI.build(request.getHttpURI());
			if (client.scheme() != null) {
				changed.scheme(client.scheme());
			}
			HostPortHttpField authority = client.authority(changed);
			if (authority != null) {
				changed.authority(authority.getHost(), authority.getPort());
			}
			this.uri = changed.asImmutable();
			this.headers = (authority != null) ? HttpFields.build(request.getHeaders(), authority)
					: request.getHeaders();
			this.secure = "https".equals(client.scheme()) || (client.scheme() == null && request.isSecure());
			SocketAddress remote = (client.address() != null) ? new InetSocketAddress(client.address(), peer.getPort())
					: peer;
			this.connection = new Connection(request.getConnectionMetaData(), remote,
					(authority != null) ? authority.getHostPort() : null);
		}

		@Override
		public HttpURI getHttpURI() {
			return this.uri;
		}

		@Override
		public HttpFields getHeaders() {
			return this.headers;
		}

		@Override
		public boolean isSecure() {
			return this.secure;
		}

		@Override
		public ConnectionMetaData getConnectionMetaData() {
			return this.connection;
		}

	}

	/** The connection from the client to the proxy. */
	private static final class Connection extends ConnectionMetaData.Wrapper {

		private final SocketAddress remote;

		private final @Nullable HostPort authority;

		Connection(ConnectionMetaData connection, SocketAddress remote, @Nullable HostPort authority) {
			super(connection);
			this.remote = remote;
			this.authority = authority;
		}

		@Override
		public SocketAddress getRemoteSocketAddress() {
			return this.remote;
		}

		@Override
		public HostPort getServerAuthority() {
			return (this.authority != null) ? this.authority : super.getServerAuthority();
		}

	}

}
