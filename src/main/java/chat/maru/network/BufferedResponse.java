package chat.maru.network;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;

import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.IteratingCallback;
import org.jspecify.annotations.Nullable;

/**
 * A response that goes out to its client while the thread that made it does something
 * else. Content is copied while the client's address has memory left. After that the
 * thread waits, while few others do. After that the connection is closed. It is also
 * closed if the client reads too slowly.
 * <p>
 * It is also the callback of its request, which ends when everything has gone out.
 */
final class BufferedResponse extends Response.Wrapper implements Callback {

	/** The memory that a part takes in addition to its bytes. */
	private static final int OVERHEAD = 128;

	/** The time within which a client must take a small part, in s. */
	private static final long TIME = 20;

	/** A larger part has a second more for each of so many bytes. */
	private static final int BYTES_PER_SECOND = 4_096;

	private final Callback callback;

	private final String address;

	private final FairShares memory;

	private final FairShares threads;

	private final Writing writing = new Writing();

	private final Queue<Part> waiting = new ArrayDeque<>();

	private boolean handled;

	private @Nullable Throwable failure;

	BufferedResponse(Request request, Response response, Callback callback, FairShares memory, FairShares threads) {
		super(request, response);
		this.callback = callback;
		this.address = NetworkAddress.of(Request.getRemoteAddr(request));
		this.memory = memory;
		this.threads = threads;
	}

	@Override
	public void write(boolean last, @Nullable ByteBuffer content, Callback written) {
		int size = BufferUtil.length(content);
		if (this.memory.take(this.address, size + OVERHEAD)) {
			Throwable failed = add(new Part(last, copy(content, size), null, this.memory, size + OVERHEAD));
			if (failed == null) {
				written.succeeded();
			}
			else {
				written.failed(failed);
			}
		}
		else if (this.threads.take(this.address, 1)) {
			Throwable failed = add(new Part(last, content, written, this.threads, 1));
			if (failed != null) {
				written.failed(failed);
			}
		}
		else {
			IOException tooSlow = new IOException("Too much waits for clients of one address");
			cut();
			written.failed(tooSlow);
		}
	}

	private static ByteBuffer copy(@Nullable ByteBuffer content, int size) {
		ByteBuffer copy = ByteBuffer.allocate(size);
		if (content != null) {
			copy.put(content);
		}
		return copy.flip();
	}

	/** Returns why the part was not added; null if it was. */
	private @Nullable Throwable add(Part part) {
		synchronized (this) {
			if (this.failure != null) {
				part.giveBack(this.address);
				return this.failure;
			}
			this.waiting.add(part);
		}
		this.writing.iterate();
		return null;
	}

	private synchronized @Nullable Part next() {
		return this.waiting.poll();
	}

	private synchronized boolean isAllWritten() {
		return this.handled && this.waiting.isEmpty();
	}

	/** The request has been handled; what waits still goes out. */
	@Override
	public void succeeded() {
		Throwable failed;
		synchronized (this) {
			this.handled = true;
			failed = this.failure;
		}
		if (failed != null) {
			this.callback.failed(failed);
		}
		else {
			this.writing.iterate();
		}
	}

	/** The request could not be handled; what waits is discarded. */
	@Override
	public void failed(Throwable cause) {
		fail(cause);
		this.callback.failed(cause);
	}

	@Override
	public InvocationType getInvocationType() {
		return this.callback.getInvocationType();
	}

	/** Returns whether the request had been handled. */
	private boolean fail(Throwable cause) {
		Queue<Part> lost;
		boolean wasHandled;
		synchronized (this) {
			if (this.failure == null) {
				this.failure = cause;
			}
			lost = new ArrayDeque<>(this.waiting);
			this.waiting.clear();
			wasHandled = this.handled;
		}
		lost.forEach((part) -> part.end(this.address, cause));
		return wasHandled;
	}

	private void cut() {
		getRequest().getConnectionMetaData().getConnection().getEndPoint().close();
	}

	private void writeNow(boolean last, @Nullable ByteBuffer content, Callback written) {
		super.write(last, content, written);
	}

	/** Writes one part after the other. */
	private final class Writing extends IteratingCallback {

		private volatile @Nullable Part part;

		/** It never waits. */
		@Override
		public InvocationType getInvocationType() {
			return InvocationType.NON_BLOCKING;
		}

		@Override
		protected Action process() {
			Part next = next();
			if (next == null) {
				return isAllWritten() ? Action.SUCCEEDED : Action.IDLE;
			}
			this.part = next;
			writeNow(next.last(), next.content(), this);
			if (this.part == next) {
				// The client did not take all of it at once.
				watch(next, next.size());
			}
			return Action.SCHEDULED;
		}

		private void watch(Part next, int size) {
			long seconds = TIME + size / BYTES_PER_SECOND;
			getRequest().getComponents().getScheduler().schedule(() -> {
				if (this.part == next) {
					cut();
				}
			}, seconds, TimeUnit.SECONDS);
		}

		@Override
		protected void onSuccess() {
			end(null);
		}

		@Override
		protected void onCompleteSuccess() {
			BufferedResponse.this.callback.succeeded();
		}

		@Override
		protected void onCompleteFailure(Throwable cause) {
			end(cause);
			if (fail(cause)) {
				BufferedResponse.this.callback.failed(cause);
			}
		}

		private void end(@Nullable Throwable cause) {
			Part ended = this.part;
			this.part = null;
			if (ended != null) {
				ended.end(BufferedResponse.this.address, cause);
			}
		}

	}

	/**
	 * What was written at once.
	 *
	 * @param written called when the part has gone out; null if the writer does not wait
	 * @param from the bound that the part counts against
	 */
	private record Part(boolean last, @Nullable ByteBuffer content, @Nullable Callback written, FairShares from,
			long amount) {

		int size() {
			return BufferUtil.length(this.content);
		}

		void giveBack(String address) {
			this.from.giveBack(address, this.amount);
		}

		void end(String address, @Nullable Throwable cause) {
			giveBack(address);
			if (this.written != null && cause == null) {
				this.written.succeeded();
			}
			else if (this.written != null) {
				this.written.failed(cause);
			}
		}

	}

}
