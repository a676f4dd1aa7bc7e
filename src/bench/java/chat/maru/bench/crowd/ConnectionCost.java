package chat.maru.bench.crowd;

/**
 * What one connection costs.
 *
 * @param resident KiB of resident memory, idle
 * @param residentLater the same after a full collection, where there is a collector to
 * ask
 * @param live KiB of heap in use after it; 0 where there is no heap to ask
 * @param cpu the server's milliseconds of CPU to accept, authenticate and subscribe it
 * @param coldCpu the same of the first who came to a server just started
 * @param perSecond how many a second were let in
 */
record ConnectionCost(double resident, double residentLater, double live, double cpu, double coldCpu,
		double perSecond) {
}
