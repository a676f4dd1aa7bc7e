package chat.maru.bench.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Keeps a constant number of messages in flight in each room. */
final class ClosedLoop implements Audience {

	private static final long DELIVERY_TIMEOUT = TimeUnit.SECONDS.toNanos(30);

	private final Crowd crowd;

	private final int inFlight;

	private final List<Talk> talks = new ArrayList<>();

	/** By the index of the client in it. */
	private final Talk[] heard;

	private final Latencies latencies = new Latencies();

	/** If the server has several nodes: to clients on the poster's node. */
	private final Latencies sameNode = new Latencies();

	private final Latencies otherNode = new Latencies();

	private boolean sending = true;

	private long deliveries;

	/**
	 * Creates the loop.
	 * @param inFlight the number of messages in flight in each room
	 */
	ClosedLoop(Crowd crowd, int inFlight) {
		this.crowd = crowd;
		this.inFlight = inFlight;
		this.heard = new Talk[crowd.readers().size()];
		Map<String, List<Subscriber>> rooms = crowd.readers()
			.stream()
			.collect(Collectors.groupingBy(Subscriber::room, LinkedHashMap::new, Collectors.toList()));
		rooms.values().forEach((people) -> {
			Talk talk = new Talk(this.talks.size(), rooms.size(), people, crowd.protocol());
			this.talks.add(talk);
			people.forEach((one) -> this.heard[one.index()] = talk);
		});
	}

	/** Runs for a while as a warm-up, then measures for a while. */
	Step run(ProcessFigures server, double warmUpSeconds, double seconds) throws IOException {
		this.crowd.readers().forEach(Subscriber::begin);
		for (Talk talk : this.talks) {
			talk.send(this.inFlight);
		}
		pass(warmUpSeconds);
		this.latencies.clear();
		this.sameNode.clear();
		this.otherNode.clear();
		long before = messages();
		Meter meter = new Meter(server);
		pass(seconds);
		Step step = new Step("run");
		meter.addTo(step);
		step.add("people", this.crowd.readers().size());
		step.add("rooms", this.talks.size());
		step.add("in-flight", this.inFlight);
		step.add("messages", messages() - before);
		step.add("deliveries", this.latencies.count());
		step.add("p50", this.latencies.quantile(0.5));
		step.add("p99", this.latencies.quantile(0.99));
		step.add("p99.9", this.latencies.quantile(0.999));
		step.add("max", this.latencies.longest());
		if (this.crowd.server().several()) {
			step.add("same-node-p50", this.sameNode.quantile(0.5));
			step.add("same-node-p90", this.sameNode.quantile(0.9));
			step.add("other-node-p50", this.otherNode.quantile(0.5));
			step.add("other-node-p90", this.otherNode.quantile(0.9));
		}
		drain();
		return step;
	}

	private long messages() {
		return this.talks.stream().mapToLong(Talk::messages).sum();
	}

	private void pass(double seconds) throws IOException {
		long end = System.nanoTime() + (long) (seconds * TimeUnit.SECONDS.toNanos(1));
		long quietSince = System.nanoTime();
		while (System.nanoTime() < end) {
			long before = this.deliveries;
			this.crowd.turn(this);
			quietSince = (this.deliveries > before) ? System.nanoTime() : quietSince;
			if (System.nanoTime() - quietSince > DELIVERY_TIMEOUT) {
				throw new RoundFailed("Messages stopped arriving; " + left());
			}
		}
	}

	/**
	 * Waits until every message has reached all clients; otherwise the round has no figures.
	 */
	private void drain() throws IOException {
		this.sending = false;
		long end = System.nanoTime() + DELIVERY_TIMEOUT;
		while (!this.talks.stream().allMatch(Talk::over)) {
			this.crowd.turn(this);
			if (System.nanoTime() > end) {
				throw new RoundFailed(left());
			}
		}
	}

	private String left() {
		return this.talks.stream().filter((talk) -> !talk.over()).map(Talk::toString).collect(Collectors.joining("; "));
	}

	@Override
	public void delivered(Subscriber subscriber, int number, long seq, long nanos) throws IOException {
		Talk talk = this.heard[subscriber.index()];
		long taken = talk.delivered(subscriber, number, seq, nanos);
		this.latencies.record(taken);
		if (this.crowd.server().several()) {
			boolean same = this.crowd.server().same(subscriber, talk.poster(number));
			(same ? this.sameNode : this.otherNode).record(taken);
		}
		this.deliveries++;
		if (this.sending) {
			talk.send(this.inFlight);
		}
	}

	@Override
	public void acknowledged(Subscriber subscriber, int number) {
		this.heard[subscriber.index()].acknowledged();
	}

	@Override
	public void ready(Subscriber subscriber) {
		throw new RoundFailed(subscriber.name() + " came in the middle of a round");
	}

}
