package chat.maru.bench.crowd;

import java.io.IOException;
import java.nio.file.Path;

import chat.maru.bench.Server;

/**
 * Maru as it is shipped, with its default limits except those per address, because the
 * whole load comes from one address.
 */
final class Maru implements Contender {

	static final String NAME = "maru";

	private final Server server;

	private Maru(Server server) {
		this.server = server;
	}

	static Maru start(Settings settings, Path data, int port) throws IOException, InterruptedException {
		return new Maru(Server.start(settings.java(), settings.serverJvm(), data, port,
				"--maru.limits.guests-per-minute=0", "--maru.limits.connections-per-address=0",
				"--maru.limits.connections-before-connect-per-address=0",
				"--maru.limits.connections-before-connect=20000"));
	}

	Server server() {
		return this.server;
	}

	@Override
	public String name() {
		return NAME;
	}

	@Override
	public int port() {
		return this.server.address().getPort();
	}

	@Override
	public long pid() {
		return this.server.pid();
	}

	@Override
	public void close() {
		this.server.close();
	}

}
