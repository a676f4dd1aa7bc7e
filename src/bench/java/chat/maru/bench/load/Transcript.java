package chat.maru.bench.load;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The messages that each client received: each message for the first client, a digest for
 * the others.
 */
final class Transcript {

	private final long[] digests;

	private final List<Integer> first = new ArrayList<>();

	Transcript(int people) {
		this.digests = new long[people];
	}

	void heard(Subscriber subscriber, int number, long seq) {
		subscriber.inOrder(seq);
		this.digests[subscriber.index()] = this.digests[subscriber.index()] * 31 + number + 1;
		if (subscriber.index() == 0) {
			this.first.add(number);
		}
	}

	/** The number of messages received. */
	int length() {
		return this.first.size();
	}

	/**
	 * Checks that every client received every message once, all in the same order.
	 * @param sent the number of messages, numbered from zero
	 */
	void check(int sent) {
		Set<Integer> different = new HashSet<>(this.first);
		if (this.first.size() != sent || different.size() != sent) {
			throw new RoundFailed(sent + " messages were sent, " + this.first.size() + " came, " + different.size()
					+ " of them different");
		}
		for (int i = 1; i < this.digests.length; i++) {
			if (this.digests[i] != this.digests[0]) {
				throw new RoundFailed("Person " + i + " heard something else than person 0");
			}
		}
	}

}
