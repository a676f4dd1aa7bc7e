package chat.maru.network;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SocketChannel;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.eclipse.jetty.io.SelectorManager;
import org.eclipse.jetty.util.IO;
import org.jspecify.annotations.Nullable;

/**
 * Closes a network connection at once if its address has too many. A trusted proxy may
 * have any number: its connections are those of many clients.
 */
final class ConnectionsPerAddress implements SelectorManager.AcceptListener {

	private final FairShares connections;

	private final TrustedProxies proxies;

	/** The addresses of open connections: a closed channel does not know its own. */
	private final Map<SelectableChannel, String> counted = new ConcurrentHashMap<>();

	ConnectionsPerAddress(int most, TrustedProxies proxies) {
		this.connections = new FairShares(Long.MAX_VALUE, most);
		this.proxies = proxies;
	}

	@Override
	public void onAccepting(SelectableChannel channel) {
		String address = address(channel);
		if (address == null) {
			return;
		}
		if (this.connections.take(address, 1)) {
			this.counted.put(channel, address);
		}
		else {
			IO.close(channel);
		}
	}

	@Override
	public void onAcceptFailed(SelectableChannel channel, Throwable cause) {
		onClosed(channel);
	}

	@Override
	public void onClosed(SelectableChannel channel) {
		String address = this.counted.remove(channel);
		if (address != null) {
			this.connections.giveBack(address, 1);
		}
	}

	/** Null if the connection does not count. */
	private @Nullable String address(SelectableChannel channel) {
		try {
			if (channel instanceof SocketChannel socket && socket.getRemoteAddress() instanceof InetSocketAddress remote
					&& !this.proxies.contains(remote.getAddress())) {
				return NetworkAddress.of(remote.getAddress().getHostAddress());
			}
		}
		catch (IOException ex) {
			// It is closed already.
		}
		return null;
	}

}
