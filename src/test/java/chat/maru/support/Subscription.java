package chat.maru.support;

import java.lang.reflect.Type;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.messaging.simp.stomp.StompFrameHandler;
import org.springframework.messaging.simp.stomp.StompHeaders;
import org.springframework.messaging.simp.stomp.StompSession;

/** The messages of one subscription, in the order in which they arrived. */
public final class Subscription implements StompFrameHandler {

	private static final JsonMapper JSON = new JsonMapper();

	private final BlockingQueue<JsonNode> bodies = new LinkedBlockingQueue<>();

	private final CompletableFuture<StompSession.Subscription> begun = new CompletableFuture<>();

	/** Waits for the RECEIPT. */
	Subscription begin(StompSession.Subscription subscription) {
		subscription.addReceiptTask(() -> this.begun.complete(subscription));
		Waiting.await(this.begun);
		return this;
	}

	/** Takes the next message. */
	public JsonNode next() {
		try {
			JsonNode next = this.bodies.poll(20, TimeUnit.SECONDS);
			if (next == null) {
				throw new AssertionError("Nothing came");
			}
			return next;
		}
		catch (InterruptedException ex) {
			throw new AssertionError(ex);
		}
	}

	/** Takes this many messages. */
	public List<JsonNode> next(int count) {
		return IntStream.range(0, count).mapToObj((i) -> next()).toList();
	}

	/** Takes messages until one matches, and returns it. */
	public JsonNode next(Predicate<JsonNode> wanted) {
		JsonNode next = next();
		while (!wanted.test(next)) {
			next = next();
		}
		return next;
	}

	@Override
	public Type getPayloadType(StompHeaders headers) {
		return byte[].class;
	}

	@Override
	public void handleFrame(StompHeaders headers, @Nullable Object payload) {
		this.bodies.add(JSON.readTree((byte[]) payload));
	}

}
