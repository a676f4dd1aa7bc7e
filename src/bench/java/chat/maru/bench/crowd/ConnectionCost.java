package chat.maru.bench.crowd;

/**
 * The cost of one connection.
 *
 * @param resident KiB of resident memory, idle
 * @param residentLater the same after a full collection, if the server has a garbage
 * collector that can be called
 * @param live KiB of heap in use after the collection; 0 if unknown
 * @param cpu milliseconds of the server's CPU time to accept, authenticate and subscribe
 * @param coldCpu the same for the first connections to a newly started server
 * @param perSecond connections accepted per second
 */
record ConnectionCost(double resident, double residentLater, double live, double cpu, double coldCpu,
		double perSecond) {
}
