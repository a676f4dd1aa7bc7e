package chat.maru.bench.crowd;

import java.util.List;

/** A server that is measured. */
interface Contender extends AutoCloseable {

	/** The name of its protocol in the load generator. */
	String name();

	/** The port of each node. */
	List<Integer> ports();

	/** The processes whose CPU time is counted. */
	List<Long> pids();

	@Override
	void close();

}
