package chat.maru.bench.crowd;

import java.util.List;
import java.util.stream.Stream;

/**
 * Several nodes that are one server.
 *
 * @param name the name of their protocol in the load generator
 * @param nodes the nodes
 * @param between the processes that the nodes share, such as a database
 */
record Cluster(String name, List<Contender> nodes, List<Long> between) implements Contender {

	@Override
	public List<Integer> ports() {
		return this.nodes.stream().flatMap((node) -> node.ports().stream()).toList();
	}

	@Override
	public List<Long> pids() {
		return Stream.concat(this.nodes.stream().flatMap((node) -> node.pids().stream()), this.between.stream())
			.toList();
	}

	@Override
	public void close() {
		this.nodes.forEach(Contender::close);
	}

}
