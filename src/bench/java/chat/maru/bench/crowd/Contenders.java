package chat.maru.bench.crowd;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import chat.maru.bench.Server;

/** All that are measured, up at the same time and each as warm as the others. */
final class Contenders implements AutoCloseable {

	private final List<Contender> all = new ArrayList<>();

	private final Maru maru;

	private Contenders(Maru maru) {
		this.maru = maru;
		this.all.add(maru);
	}

	static Contenders start(Settings settings, Path data) throws IOException, InterruptedException {
		Contenders contenders = new Contenders(Maru.start(settings, data, Server.freePort()));
		for (String peer : settings.peers()) {
			contenders.all.add(Peer.start(peer));
		}
		return contenders;
	}

	Maru maru() {
		return this.maru;
	}

	List<Contender> all() {
		return this.all;
	}

	@Override
	public void close() {
		this.all.forEach(Contender::close);
	}

}
