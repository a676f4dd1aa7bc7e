package chat.maru.bench.crowd;

/**
 * The target for a figure of Maru, as a multiple of a peer's.
 *
 * @param column the figure
 * @param peer the peer
 * @param floor the multiple that must be reached
 * @param aim the multiple that should be reached
 */
record Goal(Column column, String peer, double floor, double aim) {

	@Override
	public String toString() {
		return String.format("floor %.2f, aim %.2f", this.floor, this.aim);
	}

}
