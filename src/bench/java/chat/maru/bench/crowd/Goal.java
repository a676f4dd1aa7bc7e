package chat.maru.bench.crowd;

/**
 * What Maru's figure is to be, as a multiple of a peer's.
 *
 * @param column which figure
 * @param peer whose
 * @param floor what it must reach
 * @param aim what it should reach
 */
record Goal(Column column, String peer, double floor, double aim) {

	@Override
	public String toString() {
		return String.format("floor %.2f, aim %.2f", this.floor, this.aim);
	}

}
