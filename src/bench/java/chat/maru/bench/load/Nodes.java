package chat.maru.bench.load;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * The nodes of a server. Its clients are spread over them in turn. A client that lost its connection tries the next
 * one, as a proxy does that knows which nodes are alive.
 *
 * @param addresses the address of each node
 */
record Nodes(List<InetSocketAddress> addresses) {

	/** Parses the ports on this machine, separated by commas. */
	static Nodes parse(String ports) {
		return new Nodes(Stream.of(ports.split(","))
			.map((port) -> new InetSocketAddress("127.0.0.1", Integer.parseInt(port)))
			.toList());
	}

	InetSocketAddress of(Subscriber subscriber) {
		return this.addresses.get(index(subscriber));
	}

	boolean several() {
		return this.addresses.size() > 1;
	}

	/** Whether both clients are connected to the same node. */
	boolean same(Subscriber one, Subscriber other) {
		return index(one) == index(other);
	}

	private int index(Subscriber subscriber) {
		return subscriber.node() % this.addresses.size();
	}

}
