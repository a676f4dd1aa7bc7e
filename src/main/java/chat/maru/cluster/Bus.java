package chat.maru.cluster;

import java.util.Map;

/**
 * Tells the other nodes that there is something new to read. The bus carries pointers and
 * never content, so that whatever it loses, doubles or reorders does no harm: each node
 * also asks the database on its own. The bus only makes that sooner.
 */
public interface Bus {

	/**
	 * Tell the other nodes that logs have new entries. Never waits: what is told within a
	 * few milliseconds is sent at once, and only the highest seq of each log.
	 * @param heads the seq of the newest entry that was committed, by the log's id
	 */
	void tell(Map<String, Long> heads);

	/** Tell the other nodes that a notice was committed. Never waits. */
	void wake();

	/**
	 * Listen to the other nodes, and perhaps to this one.
	 * @param listener is called on the bus's own thread and must return soon
	 */
	void listen(BusListener listener);

}
