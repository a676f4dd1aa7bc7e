package chat.maru.bench.crowd;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

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

	/**
	 * Starts the server.
	 * @param more further command line arguments
	 */
	static Maru start(Settings settings, Path data, int port, String... more) throws IOException, InterruptedException {
		List<String> arguments = new ArrayList<>(List.of("--maru.limits.guests-per-minute=0",
				"--maru.limits.connections-per-address=0", "--maru.limits.connections-before-connect-per-address=0",
				"--maru.limits.connections-before-connect=20000"));
		arguments.addAll(List.of(more));
		return new Maru(Server.start(settings.java(), settings.serverJvm(), data, port,
				arguments.toArray(String[]::new)));
	}

	Server server() {
		return this.server;
	}

	@Override
	public String name() {
		return NAME;
	}

	int port() {
		return this.server.address().getPort();
	}

	@Override
	public List<Integer> ports() {
		return List.of(port());
	}

	@Override
	public List<Long> pids() {
		return List.of(this.server.pid());
	}

	@Override
	public void close() {
		this.server.close();
	}

}
