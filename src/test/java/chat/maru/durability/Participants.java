package chat.maru.durability;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

import static org.assertj.core.api.Assertions.assertThat;

/** All clients of a run, and what must be true of what they sent and received. */
final class Participants {

	private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private final List<Participant> all = new ArrayList<>();

	private final List<Client<?>> clients = new ArrayList<>();

	private final List<Future<?>> runs = new ArrayList<>();

	void start(Participant participant) {
		this.all.add(participant);
		run(participant);
	}

	/** Starts a client whose changes are not those of the lobby. */
	void run(Client<?> client) {
		this.clients.add(client);
		this.runs.add(this.threads.submit(client));
	}

	List<Participant> all() {
		return this.all;
	}

	/** Waits until this many further posts have been acknowledged. */
	void awaitPosts(int more) {
		int enough = sum(Participant::acknowledgedCount) + more;
		until(more + " more posts were acknowledged").until(() -> sum(Participant::acknowledgedCount) >= enough);
	}

	private int sum(ToIntFunction<Participant> of) {
		return this.all.stream().mapToInt(of).sum();
	}

	/** Stops changing and waits until everything that was sent is acknowledged. */
	void settle() {
		this.clients.forEach(Client::stopChanging);
		until("everything was acknowledged")
			.until(() -> this.clients.stream().allMatch((client) -> client.waitingCount() == 0));
	}

	/**
	 * Checks a complete log against what the participants sent, once they have received
	 * all of it: no gap, no duplicate, exactly the acknowledged posts, and every
	 * participant got every event once and in order.
	 */
	void check(List<Entry> events) throws IOException, InterruptedException {
		until("everyone had everything")
			.until(() -> this.all.stream().allMatch((participant) -> participant.lastSeq() >= events.size()));
		assertThat(events).as("seqs without gaps")
			.extracting(Entry::seq)
			.containsExactlyElementsOf(LongStream.rangeClosed(1, events.size()).boxed().toList());
		assertThat(events).as("no duplicate posts").extracting(Entry::clientId).doesNotHaveDuplicates();
		Map<String, String> acknowledged = new HashMap<>();
		this.all.forEach((participant) -> acknowledged.putAll(participant.acknowledged()));
		assertThat(events.stream().collect(Collectors.toMap(Entry::clientId, Entry::text)))
			.as("exactly the acknowledged posts")
			.isEqualTo(acknowledged);
		assertThat(this.all).allSatisfy(
				(participant) -> assertThat(participant.received()).as("the events of a subscriber").isEqualTo(events));
	}

	/** A wait that ends at once when a participant has found an error. */
	ConditionFactory until(String what) {
		return Awaitility.await(what)
			.atMost(LONGEST_WAIT)
			.pollDelay(Duration.ZERO)
			.pollInterval(Duration.ofMillis(2))
			.failFast(() -> {
				for (Future<?> run : this.runs) {
					if (run.isDone()) {
						run.get();
					}
				}
			});
	}

	void end() throws InterruptedException {
		this.clients.forEach(Client::end);
		this.threads.shutdownNow();
		assertThat(this.threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
	}

}
