package chat.maru.fanout;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

/**
 * The waiting frames that are for one session only: receipts, refusals, presence. All
 * methods except {@link #reserve} must be called on the session's stripe.
 */
final class OwnFrames {

	private final Queue<String> frames = new ArrayDeque<>();

	/** Characters of the frames that are reserved and not yet sent. */
	private final AtomicInteger waiting = new AtomicInteger();

	private final int limit;

	/**
	 * Creates an empty queue.
	 * @param limit how many characters may wait
	 */
	OwnFrames(int limit) {
		this.limit = limit;
	}

	/**
	 * Counts a frame before it is added. Can be called from any thread.
	 * @return false if the limit is exceeded; the session must be ended then
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

	/** Takes the next frames, joined into one write of about {@link Batch#BYTES}. */
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
