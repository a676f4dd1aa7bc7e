package chat.maru.cluster;

/** Hears what happens to this node in the list of nodes. */
@FunctionalInterface
public interface NodeListener {

	/**
	 * The other nodes took this one for dead, because it was paused or cut off for more
	 * than 5 s, or the list was lost. Whatever it had taken for itself it must take anew.
	 * Called on the node's own thread; must return within a second.
	 */
	void rejoined();

}
