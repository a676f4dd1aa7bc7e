package chat.maru.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Clients that each post, wait for the RECEIPT, and post again. They run on one thread,
 * so that the load takes as little of the machine as possible.
 */
final class Posters implements AutoCloseable {

	private final Selector selector = Selector.open();

	private final List<Poster> posters = new ArrayList<>();

	Posters(URI server, int count, String name) throws IOException, InterruptedException {
		for (int i = 0; i < count; i++) {
			Poster poster = new Poster(server, Server.join(server, name + " " + i));
			poster.channel().register(this.selector, SelectionKey.OP_READ, poster);
			this.posters.add(poster);
		}
	}

	/**
	 * Posts for a while.
	 * @return how long each RECEIPT took, in microseconds
	 */
	List<Double> run(double seconds) throws IOException {
		List<Double> micros = new ArrayList<>();
		long end = System.nanoTime() + (long) (seconds * 1e9);
		for (Poster poster : this.posters) {
			poster.post();
		}
		int waiting = this.posters.size();
		while (waiting > 0) {
			this.selector.select(TimeUnit.SECONDS.toMillis(30));
			if (this.selector.selectedKeys().isEmpty()) {
				throw new IOException("No RECEIPT for 30 s, " + waiting + " posters wait");
			}
			for (SelectionKey key : this.selector.selectedKeys()) {
				Poster poster = (Poster) key.attachment();
				if (poster.read()) {
					long now = System.nanoTime();
					micros.add((now - poster.sentAt()) / 1e3);
					if (now < end) {
						poster.post();
					}
					else {
						waiting--;
					}
				}
			}
			this.selector.selectedKeys().clear();
		}
		return micros;
	}

	@Override
	public void close() throws IOException {
		for (Poster poster : this.posters) {
			poster.channel().close();
		}
		this.selector.close();
	}

}
