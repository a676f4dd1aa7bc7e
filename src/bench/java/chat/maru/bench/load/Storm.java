package chat.maru.bench.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * The server is killed while all clients are connected and messages are in flight, and
 * comes back. Some clients continue posting; all resume after the last event that they
 * received.
 */
final class Storm implements Audience {

	private static final int POSTERS = 50;

	private static final long TIMEOUT = TimeUnit.SECONDS.toNanos(180);

	private static final double SETTLE_SECONDS = 2;

	private final Crowd crowd;

	private final Reconnects reconnects;

	private final Transcript transcript;

	private final List<Outbox> outboxes = new ArrayList<>();

	private final double[] backAt;

	private boolean dying;

	private boolean posting;

	private int sent;

	private long lastSeq;

	Storm(Crowd crowd) {
		this.crowd = crowd;
		int people = crowd.readers().size();
		this.reconnects = new Reconnects(crowd.loop(), crowd.readers());
		this.transcript = new Transcript(people);
		this.backAt = new double[people];
		for (int i = 0; i < POSTERS; i++) {
			this.outboxes.add(new Outbox(crowd.readers().get(i * people / POSTERS), crowd.protocol()));
		}
	}

	/**
	 * Waits until all clients have received some messages. The server may be killed while
	 * more are in flight.
	 */
	Step gather() throws IOException {
		this.outboxes.forEach(this::post);
		until("the first messages were with everybody", this::quiet);
		this.dying = true;
		this.outboxes.forEach(this::post);
		Step step = new Step("gathered");
		step.add("people", this.backAt.length);
		return step;
	}

	/** The server has been killed, or is about to be. */
	Step comeBack() throws IOException {
		int people = this.backAt.length;
		until("the server died", () -> this.reconnects.online() < people);
		this.posting = true;
		until("all were back", () -> this.reconnects.online() == people);
		long reached = this.lastSeq;
		until("all had caught up", () -> heard(reached));
		Step step = new Step("storm");
		step.add("caught-up-at", System.currentTimeMillis());
		Arrays.sort(this.backAt);
		step.add("half-back-at", this.backAt[people / 2]);
		step.add("99-percent-back-at", this.backAt[people * 99 / 100]);
		step.add("all-back-at", this.backAt[people - 1]);
		step.add("attempts", this.reconnects.attempts());
		this.posting = false;
		until("every message was with everybody", this::quiet);
		long end = System.nanoTime() + (long) (SETTLE_SECONDS * TimeUnit.SECONDS.toNanos(1));
		until("it had settled", () -> System.nanoTime() > end);
		this.transcript.check(this.sent);
		step.add("messages", this.sent);
		return step;
	}

	private void until(String what, BooleanSupplier reached) throws IOException {
		long end = System.nanoTime() + TIMEOUT;
		while (!reached.getAsBoolean()) {
			this.crowd.turn(this);
			this.reconnects.turn(this);
			this.outboxes.forEach(this::pump);
			if (System.nanoTime() > end) {
				throw new RoundFailed("It took too long until " + what + "; " + this.reconnects.online()
						+ " people are here, " + this.transcript.length() + " of " + this.sent + " messages came");
			}
		}
	}

	private void pump(Outbox outbox) {
		if (!this.reconnects.online(outbox.poster())) {
			return;
		}
		if (this.posting && outbox.due()) {
			post(outbox);
		}
		else if (outbox.overdue()) {
			outbox.send();
		}
	}

	private void post(Outbox outbox) {
		outbox.post(this.sent++);
	}

	private boolean quiet() {
		return this.outboxes.stream().allMatch(Outbox::empty) && this.transcript.length() >= this.sent
				&& heard(this.lastSeq);
	}

	private boolean heard(long seq) {
		return this.crowd.readers().stream().allMatch((one) -> one.lastSeq() >= seq);
	}

	@Override
	public void connected(Subscriber subscriber) {
		this.reconnects.connected(subscriber);
	}

	@Override
	public void ready(Subscriber subscriber) {
		this.reconnects.ready(subscriber);
		this.backAt[subscriber.index()] = System.currentTimeMillis();
		this.outboxes.stream()
			.filter((outbox) -> outbox.poster() == subscriber && !outbox.empty())
			.forEach(Outbox::send);
	}

	@Override
	public void delivered(Subscriber subscriber, int number, long seq, long nanos) {
		if (number >= this.sent) {
			throw new RoundFailed(subscriber.name() + " heard message " + number + ", seq " + seq + ", and only "
					+ this.sent + " were sent");
		}
		this.transcript.heard(subscriber, number, seq);
		this.lastSeq = Math.max(this.lastSeq, seq);
	}

	@Override
	public void acknowledged(Subscriber subscriber, int number) {
		this.outboxes.stream()
			.filter((outbox) -> outbox.poster() == subscriber)
			.forEach((outbox) -> outbox.acknowledged(number));
	}

	@Override
	public void lost(Subscriber subscriber, String reason) {
		if (!this.dying) {
			Audience.super.lost(subscriber, reason);
		}
		this.reconnects.lost(subscriber);
	}

}
