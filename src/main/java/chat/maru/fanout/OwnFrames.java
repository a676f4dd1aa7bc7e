package chat.maru.fanout;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

/**
 * The frames that wait for one session and are for it alone: receipts, refusals,
 * presence. All methods but {@link #reserve} are for the session's stripe.
 */
final class OwnFrames {

	private final Queue<String> frames = new ArrayDeque<>();

	/** Characters of the frames that were reserved and have not been taken. */
	private final AtomicInteger waiting = new AtomicInteger();

	private final int limit;

	/**
	 * Creates an empty queue.
	 * @param limit characters that may wait
	 */
	OwnFrames(int limit) {
		this.limit = limit;
	}

	/**
	 * From any thread: count a frame, before it is added.
	 * @return false if more would wait than may; the session has to end then
	 */
	boolean reserve(String frame) {
		return this.waiting.addAndGet(frame.length()) <= this.limit;
	}

	void add(String frame) {
		this.frames.add(frame);
	}

	boolean isEmpty() {
		return this.frames.isEmpty();
	}

	/** Take the next frames, joined into one write of about {@link Batch#BYTES}. */
	@Nullable Payload next() {
		if (this.frames.isEmpty()) {
			return null;
		}
		StringBuilder text = new StringBuilder();
		for (String frame = this.frames.poll(); frame != null; frame = following(text)) {
			this.waiting.addAndGet(-frame.length());
			text.append(frame);
		}
		return Payload.of(text.toString());
	}

	private @Nullable String following(StringBuilder text) {
		return (text.length() < Batch.BYTES) ? this.frames.poll() : null;
	}

	void clear() {
		this.frames.clear();
	}

}
