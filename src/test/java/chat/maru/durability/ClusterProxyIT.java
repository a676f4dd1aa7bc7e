package chat.maru.durability;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import chat.maru.support.ClusterNode;
import chat.maru.support.NodeProxy;
import chat.maru.support.StompSocket;
import chat.maru.support.Transport;
import chat.maru.support.Waiting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** The proxies of compose.cluster.yaml and docs/cluster.md, in front of two nodes. */
class ClusterProxyIT extends ClusterStage {

	private static final int CONNECTIONS = 6;

	@TempDir
	private Path folder;

	@Test
	void everyTransportReachesBothNodesThroughNginx() throws IOException {
		assumeTrue(NodeProxy.isInstalled("nginx"), "nginx is not installed");
		try (NodeProxy proxy = NodeProxy.nginx(this.folder, a, b)) {
			everyTransport(proxy);
		}
	}

	@Test
	void clientsOfANodeThatDiesGoToTheOtherThroughCaddy() throws IOException {
		assumeTrue(NodeProxy.isInstalled("caddy"), "Caddy is not installed");
		try (NodeProxy proxy = NodeProxy.caddy(this.folder, a, b)) {
			everyTransport(proxy);
			dies(proxy, a);
			dies(proxy, b);
		}
	}

	private void everyTransport(NodeProxy proxy) {
		Transport.atOnce((transport) -> {
			for (int i = 0; i < CONNECTIONS; i++) {
				try (StompSocket socket = subscribe(proxy.connect(transport, this.reader))) {
					String text = transport + " " + i;
					socket.post(this.room, text);
					awaitText(socket, text);
				}
			}
		});
	}

	private void dies(NodeProxy proxy, ClusterNode dying) {
		Map<Transport, List<StompSocket>> open = new EnumMap<>(Transport.class);
		for (Transport transport : Transport.values()) {
			open.put(transport,
					Stream.generate(() -> subscribe(proxy.connect(transport, this.reader)))
						.limit(CONNECTIONS)
						.toList());
		}
		dying.process().kill();
		try {
			assertThat(proxy.guest()).as("a request finds the other").isNotNull();
			String text = "after the death of " + dying.address();
			subscribe(proxy.connect(Transport.NATIVE, this.reader)).post(this.room, text);
			// Caddy ends a stream of the node that died as if it were complete.
			// sockjs-client
			// sees at once that the other node does not know the session, Spring's client
			// after half a minute.
			List<StompSocket> streams = open.remove(Transport.XHR_STREAMING);
			Waiting.await().until(() -> streams.stream().anyMatch((socket) -> texts(socket).contains(text)));
			open.forEach((transport, sockets) -> {
				sockets.forEach((socket) -> Waiting.await()
					.alias("of " + transport)
					.until(() -> socket.isClosed() || texts(socket).contains(text)));
			});
			List<StompSocket> all = open.values().stream().flatMap(List::stream).toList();
			assertThat(all).as("on the other node").anyMatch((socket) -> !socket.isClosed());
			assertThat(all).as("on the node that died").anyMatch(StompSocket::isClosed);
			Stream.concat(all.stream(), streams.stream()).forEach(StompSocket::close);
			Transport.atOnce((transport) -> proxy.connect(transport, this.reader).close());
		}
		finally {
			dying.process().start();
		}
	}

}
