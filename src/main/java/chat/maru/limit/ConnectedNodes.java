package chat.maru.limit;

/** Knows on which nodes an account is connected. */
@FunctionalInterface
public interface ConnectedNodes {

	/**
	 * Returns on how many nodes an account is connected, as far as is known in memory.
	 * @return 0 if it is connected to none
	 */
	int nodesOf(String account);

}
