package chat.maru.presence;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

import chat.maru.account.Account;

/**
 * Where nodes tell each other who is connected to them. Each node numbers its changes
 * with a version, so that the others read only what is new.
 */
interface PresenceStore {

	/**
	 * Stores changes of a node.
	 * @param connections by the account's id, how many connections it has to the node now
	 * @return the version of the changes; empty if the store has nothing of the node, and
	 * everything must be written
	 */
	OptionalLong write(String node, Map<String, Integer> connections);

	/**
	 * Stores everything of a node, in place of what is stored.
	 * @param connections by the account's id, how many connections it has to the node
	 * @return the version
	 */
	long writeAll(String node, Map<String, Integer> connections);

	/**
	 * Reads what nodes have written.
	 * @param seen by the node's id, the version that was read last; -1 for none
	 * @return by the node's id; nodes of which nothing is stored are missing
	 */
	Map<String, Changes> read(Map<String, Long> seen);

	/**
	 * Deletes the rows of accounts that have no connections to a node.
	 * @param upTo the version with which they were written, or a later one. A reader that
	 * has not seen it reads everything
	 */
	void deleteDisconnected(String node, long upTo);

	/** Deletes everything of a node. */
	void delete(String node);

	/**
	 * Deletes everything of nodes that ended without doing so.
	 * @param except the nodes that are alive
	 */
	void deleteOthers(List<String> except);

	/**
	 * The rows that a node has written.
	 *
	 * @param version the newest version
	 * @param complete whether these are all of its accounts, and not only those that
	 * changed
	 * @param accounts in any order
	 */
	record Changes(long version, boolean complete, List<Connected> accounts) {
	}

	/**
	 * An account on a node.
	 *
	 * @param connections how many connections it has to the node
	 */
	record Connected(Account account, int connections) {
	}

}
