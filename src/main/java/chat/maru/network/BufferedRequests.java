package chat.maru.network;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;

import chat.maru.health.FatalErrors;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable;
import org.jspecify.annotations.Nullable;

/**
 * Reads the body of a request before a thread begins to work on it, so that a client that
 * sends slowly costs the bytes that it has sent and no thread. Jetty's own
 * {@code EagerContentHandler} would keep a whole network buffer for each of those bytes.
 * <p>
 * Bodies that are compressed are refused: their size is not known before they are
 * inflated.
 */
final class BufferedRequests extends Handler.Wrapper {

	/** The time within which a small body must arrive, in ns. */
	private static final long TIME = TimeUnit.SECONDS.toNanos(20);

	/** How much more time a larger body has for each KiB, in ns. */
	private static final long TIME_PER_KIB = TimeUnit.SECONDS.toNanos(1);

	private static final String SECONDS_TO_WAIT = "5";

	private final ToLongFunction<Request> maxBytes;

	private final FairShares memory;

	/**
	 * Bound the bodies of requests.
	 * @param maxBytes the maximum size of the body of a request
	 * @param memory the bytes of all bodies that are still being received
	 * @param next the next handler; null if it is set later
	 */
	BufferedRequests(ToLongFunction<Request> maxBytes, FairShares memory, @Nullable Handler next) {
		super(next);
		this.maxBytes = maxBytes;
		this.memory = memory;
	}

	@Override
	public boolean handle(Request request, Response response, Callback callback) throws Exception {
		long length = request.getLength();
		boolean hasBody = length > 0 || request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING);
		if (!hasBody) {
			return super.handle(request, response, callback);
		}
		if (isCompressed(request)) {
			response.getHeaders().put(HttpHeader.ACCEPT_ENCODING, "identity");
			DiscardedBody.refuse(request, response, callback, HttpStatus.UNSUPPORTED_MEDIA_TYPE_415);
		}
		else if (length > this.maxBytes.applyAsLong(request)) {
			DiscardedBody.refuse(request, response, callback, HttpStatus.PAYLOAD_TOO_LARGE_413);
		}
		else {
			new Body(request, response, callback).read(false);
		}
		return true;
	}

	private static boolean isCompressed(Request request) {
		return request.getHeaders()
			.getValuesList(HttpHeader.CONTENT_ENCODING)
			.stream()
			.anyMatch((encoding) -> !encoding.isBlank() && !encoding.strip().equalsIgnoreCase("identity"));
	}

	private boolean next(Request request, Response response, Callback callback) throws Exception {
		return super.handle(request, response, callback);
	}

	/** A body that is coming in. One thread at a time works on it. */
	private final class Body implements Invocable.Task {

		private final Request request;

		private final Response response;

		private final Callback callback;

		private final String address;

		private final long maxBytes;

		private final long began = System.nanoTime();

		private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);

		private long taken;

		private Body(Request request, Response response, Callback callback) {
			this.request = request;
			this.response = response;
			this.callback = callback;
			this.maxBytes = BufferedRequests.this.maxBytes.applyAsLong(request);
			this.address = NetworkAddress.of(Request.getRemoteAddr(request));
		}

		/** More of the body has come, or it has failed. */
		@Override
		public void run() {
			read(true);
		}

		/** It never waits. */
		@Override
		public InvocationType getInvocationType() {
			return InvocationType.NON_BLOCKING;
		}

		private void read(boolean execute) {
			while (true) {
				Content.Chunk chunk = this.request.read();
				if (chunk == null) {
					this.request.demand(this);
					return;
				}
				if (Content.Chunk.isFailure(chunk)) {
					giveBack();
					this.callback.failed(chunk.getFailure());
					return;
				}
				boolean last = chunk.isLast();
				int refusal = append(chunk);
				chunk.release();
				if (refusal != 0) {
					refuse(refusal);
					return;
				}
				if (last) {
					if (execute) {
						this.request.getContext().execute(this::handle);
					}
					else {
						handle();
					}
					return;
				}
			}
		}

		/** The status of the refusal if the body is too long; otherwise 0. */
		private int append(Content.Chunk chunk) {
			int size = chunk.remaining();
			if (this.bytes.size() + size > this.maxBytes) {
				return HttpStatus.PAYLOAD_TOO_LARGE_413;
			}
			long time = TIME + (this.bytes.size() / 1024) * TIME_PER_KIB;
			if (System.nanoTime() - this.began > time) {
				return HttpStatus.REQUEST_TIMEOUT_408;
			}
			if (!BufferedRequests.this.memory.take(this.address, size)) {
				return HttpStatus.SERVICE_UNAVAILABLE_503;
			}
			this.taken += size;
			byte[] copy = new byte[size];
			chunk.getByteBuffer().get(copy);
			this.bytes.writeBytes(copy);
			return 0;
		}

		private void refuse(int status) {
			giveBack();
			if (status == HttpStatus.SERVICE_UNAVAILABLE_503) {
				this.response.getHeaders().put(HttpHeader.RETRY_AFTER, SECONDS_TO_WAIT);
			}
			DiscardedBody.refuse(this.request, this.response, this.callback, status);
		}

		private void handle() {
			Whole whole = new Whole(this.request, ByteBuffer.wrap(this.bytes.toByteArray()));
			Callback done = Callback.from(this::giveBack, this.callback);
			try {
				if (!next(whole, this.response, done)) {
					Response.writeError(this.request, this.response, done, HttpStatus.NOT_FOUND_404);
				}
			}
			catch (Throwable ex) {
				FatalErrors.check(ex);
				Response.writeError(this.request, this.response, done, ex);
			}
		}

		private void giveBack() {
			BufferedRequests.this.memory.giveBack(this.address, this.taken);
			this.taken = 0;
		}

	}

	/** A request whose body has come. */
	private static final class Whole extends Request.Wrapper {

		private Content.Chunk next;

		private Whole(Request request, ByteBuffer body) {
			super(request);
			this.next = body.hasRemaining() ? Content.Chunk.from(body, true) : Content.Chunk.EOF;
		}

		@Override
		public Content.Chunk read() {
			Content.Chunk chunk = this.next;
			this.next = Content.Chunk.next(chunk);
			return chunk;
		}

		@Override
		public void demand(Runnable task) {
			task.run();
		}

	}

}
