package chat.maru.bench.crowd;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import chat.maru.bench.Server;

/** All servers that are measured. They run at the same time and are equally warm. */
final class Contenders implements AutoCloseable {

	private static final Map<String, String> RELAYS = Map.of("ws", "ws.js", "socket.io", "socketio.js");

	private static final Map<String, String> ROOMS = Map.of("socket.io", "socketio-rooms.js");

	private final List<Contender> all = new ArrayList<>();

	private final Maru maru;

	private Contenders(Maru maru) {
		this.maru = maru;
		this.all.add(maru);
	}

	/** The servers that relay each message to all clients. */
	static Contenders start(Settings settings, Path data) throws IOException, InterruptedException {
		return start(settings, data, RELAYS);
	}

	/** The servers that have rooms. */
	static Contenders withRooms(Settings settings, Path data) throws IOException, InterruptedException {
		return start(settings, data, ROOMS);
	}

	private static Contenders start(Settings settings, Path data, Map<String, String> scripts)
			throws IOException, InterruptedException {
		Contenders contenders = new Contenders(Maru.start(settings, data, Server.freePort()));
		for (String peer : settings.peers()) {
			String script = scripts.get(peer);
			if (script != null) {
				contenders.all.add(Peer.start(peer, script));
			}
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
