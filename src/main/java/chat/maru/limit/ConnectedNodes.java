package chat.maru.limit;

/** Knows on which nodes an account is connected. */
@FunctionalInterface
public interface ConnectedNodes {

	/**
	 * Returns on how many nodes an account is connected, as far as is known in memory.
	 * @return at least 1
	 */
	int nodesOf(String account);

}
