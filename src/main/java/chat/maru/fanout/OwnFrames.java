package chat.maru.fanout;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

/**
 * The waiting frames of one session that are not from a log: receipts, refusals,
 * presence. All methods except {@link #reserve} must be called on the session's stripe.
 */
final class OwnFrames {

	private static final String MESSAGE = "MESSAGE\n";

	private static final String REFUSAL = "\ndestination:" + Topics.USER_ERRORS + '\n';

	private final Queue<Payload> frames = new ArrayDeque<>();

	/** Bytes of the frames that are reserved and not yet sent. */
	private final AtomicInteger waiting = new AtomicInteger();

	private final int limit;

	/**
	 * Creates an empty queue.
	 * @param limit how many bytes may wait
	 */
	OwnFrames(int limit) {
		this.limit = limit;
	}

	/**
	 * Counts a frame before it is added. Can be called from any thread.
	 * @return false if the limit is exceeded; the session must be ended then
	 */
	boolean reserve(Payload frame) {
		return this.waiting.addAndGet(frame.length()) <= this.limit;
	}

	void add(Payload frame) {
		this.frames.add(frame);
	}

	boolean isEmpty() {
		return this.frames.isEmpty();
	}

	/**
	 * Takes the next frames, joined into one write of about {@link Batch#BYTES}. A single
	 * frame stays the payload that other sessions share.
	 */
	@Nullable Payload next() {
		List<Payload> some = new ArrayList<>(1);
		int length = 0;
		while (length < Batch.BYTES && !this.frames.isEmpty()) {
			Payload frame = this.frames.remove();
			this.waiting.addAndGet(-frame.length());
			length += frame.length();
			some.add(frame);
		}
		return switch (some.size()) {
			case 0 -> null;
			case 1 -> some.get(0);
			default -> Payload.of(some);
		};
	}

	/**
	 * Takes only the waiting answers to the client and heartbeats, joined: they are about
	 * the client's own frames and tell nothing of rooms and other users.
	 */
	@Nullable Payload nextAnswers() {
		List<Payload> some = new ArrayList<>(1);
		for (Payload frame : this.frames) {
			if (isAnswer(frame.text())) {
				this.waiting.addAndGet(-frame.length());
				some.add(frame);
			}
		}
		this.frames.removeAll(some);
		return some.isEmpty() ? null : Payload.of(some);
	}

	/** A receipt, an error, a heartbeat or a refusal. */
	private static boolean isAnswer(String frame) {
		int head = frame.indexOf("\n\n");
		return !frame.startsWith(MESSAGE) || (head >= 0 && frame.substring(0, head + 1).contains(REFUSAL));
	}

	void clear() {
		this.frames.clear();
	}

}
