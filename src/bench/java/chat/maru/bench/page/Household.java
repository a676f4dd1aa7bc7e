package chat.maru.bench.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

import chat.maru.bench.Server;

/** A server with a number of rooms, and a user who is in all of them. */
final class Household implements AutoCloseable {

	private final int rooms;

	private final int messages;

	private final Server server;

	private final Visitor visitor;

	private final String csrf;

	/** The seq up to which the user has read the first room. */
	private long read;

	private Household(int rooms, int messages, Server server, Visitor visitor) throws IOException {
		this.rooms = rooms;
		this.messages = messages;
		this.server = server;
		this.visitor = visitor;
		this.csrf = visitor.csrf();
		this.read = messages / 2;
	}

	/**
	 * Creates the user, stops the server, creates the rooms and starts the server again.
	 * @param folder the data folder
	 * @param messages the number of messages in each room
	 */
	static Household start(Path java, List<String> serverJvm, Path folder, int rooms, int messages)
			throws IOException, InterruptedException, SQLException {
		Path data = Files.createDirectory(folder.resolve("household-" + rooms));
		int port = Server.freePort();
		Visitor visitor;
		String account;
		try (Server empty = Server.start(java, serverJvm, data, port)) {
			visitor = new Visitor(empty.address());
			account = visitor.join("Visitor of " + rooms);
		}
		Logs.fill(data, account, rooms, messages);
		Household household = new Household(rooms, messages,
				Server.start(java, serverJvm, data, port, "--maru.limits.read-marks-per-minute=0"), visitor);
		household.check();
		return household;
	}

	/** Checks that the page lists all rooms and the lobby. */
	private void check() throws IOException {
		int listed = this.visitor.get("/api/rooms").split("\"lastSeq\":", -1).length - 1;
		if (listed != this.rooms + 1) {
			throw new IOException("There are " + listed + " rooms in the list, not " + (this.rooms + 1));
		}
	}

	int rooms() {
		return this.rooms;
	}

	Server server() {
		return this.server;
	}

	/** The cookies of the user's browser, by name. */
	Map<String, String> cookies() {
		return this.visitor.cookies();
	}

	/** Opens a page and returns how long it took, in microseconds. */
	double open(String path) throws IOException {
		return this.visitor.open(path);
	}

	/** Marks one more message as read and returns how long it took, in microseconds. */
	double readOn() throws IOException {
		if (this.read == this.messages) {
			throw new IOException("All " + this.messages + " messages have been read");
		}
		return this.visitor.read(Logs.room(0), ++this.read, this.csrf);
	}

	@Override
	public void close() {
		this.server.close();
	}

}
