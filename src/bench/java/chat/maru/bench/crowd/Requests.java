package chat.maru.bench.crowd;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Sends many requests, several at a time. */
final class Requests {

	private static final int AT_A_TIME = 8;

	private Requests() {
	}

	/** Sends a number of requests and returns their answers in order. */
	static List<String> make(int count, Request request) throws IOException, InterruptedException {
		ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME);
		try {
			List<Future<String>> made = IntStream.range(0, count)
				.mapToObj((index) -> threads.submit(() -> request.make(index)))
				.toList();
			List<String> answers = new ArrayList<>();
			for (Future<String> answer : made) {
				answers.add(answer.get());
			}
			return answers;
		}
		catch (ExecutionException ex) {
			throw new IOException("A request failed", ex);
		}
		finally {
			threads.shutdownNow();
		}
	}

	/** One of the requests. */
	interface Request {

		/**
		 * Sends the request.
		 * @param index its index, from zero
		 */
		String make(int index) throws IOException, InterruptedException;

	}

}
