package chat.maru.bench.crowd;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import chat.maru.bench.Server;

/** People made once, each with a name and a token of their own. */
final class Guests {

	private static final int AT_A_TIME = 8;

	private Guests() {
	}

	/** Make guests and write their tokens to a file, one a line. */
	static void make(URI server, int count, Path tokens) throws IOException, InterruptedException {
		ExecutorService requests = Executors.newFixedThreadPool(AT_A_TIME);
		try {
			List<Future<String>> made = IntStream.range(0, count)
				.mapToObj((index) -> requests.submit(() -> Server.join(server, String.format("Person %05d", index))))
				.toList();
			StringBuilder lines = new StringBuilder();
			for (Future<String> token : made) {
				lines.append(token.get()).append('\n');
			}
			Files.writeString(tokens, lines);
		}
		catch (ExecutionException ex) {
			throw new IOException("Not all guests could be made", ex);
		}
		finally {
			requests.shutdownNow();
		}
	}

}
