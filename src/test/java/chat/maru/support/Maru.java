package chat.maru.support;

import java.net.CookieManager;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.stream.IntStream;

import chat.maru.message.RoomLog;
import chat.maru.room.Rights;

import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The server under test and its clients. */
public final class Maru {

	private final Deque<AutoCloseable> open = new ConcurrentLinkedDeque<>();

	private final Environment environment;

	private final JdbcClient jdbc;

	private final RoomLog log;

	Maru(Environment environment, JdbcClient jdbc, RoomLog log) {
		this.environment = environment;
		this.jdbc = jdbc;
		this.log = log;
	}

	public int port() {
		return this.environment.getRequiredProperty("local.server.port", Integer.class);
	}

	public String url() {
		return "http://localhost:" + port();
	}

	public Http http() {
		return new Http(url());
	}

	public Browser browser() {
		return new Browser(url(), new CookieManager());
	}

	/** A new guest. */
	public Guest guest() {
		return guest("Guest " + UUID.randomUUID().toString().substring(0, 13));
	}

	public Guest guest(String name) {
		return Guest.join(http(), name);
	}

	/** A new administrator. */
	public Guest administrator() {
		Guest member = Members.member(this);
		this.jdbc.sql("update account set role = 'administrator' where id = ?").param(member.id()).update();
		return member;
	}

	/**
	 * Creates a room that every account is in and whose log begins with 1. Returns its
	 * id.
	 */
	public String room() {
		String id = "room-" + UUID.randomUUID();
		this.jdbc.sql(
				"insert into room (id, name, name_key, kind, everyone, created_at) values (?, 'A room', ?, 'public', 1, 0)")
			.params(id, id)
			.update();
		return id;
	}

	/** Stores many messages in a room quickly. */
	public void fill(String room, Guest author, int messages) {
		fill(room, author, messages, "message ");
	}

	public void fill(String room, Guest author, int messages, String text) {
		List<CompletableFuture<Long>> posts = IntStream.rangeClosed(1, messages)
			.mapToObj((i) -> this.log.post(Rights.posting(author.account(), room), Posts.clientId(), text + i))
			.toList();
		posts.forEach(Waiting::await);
	}

	/** The number of messages and events that are stored, in all rooms. */
	public long stored() {
		return this.jdbc.sql("select (select count(*) from message) + (select count(*) from event)")
			.query(Long.class)
			.single();
	}

	public Connection connect(Transport transport, Guest guest) {
		return opened(Connection.open(transport, port(), guest, 0));
	}

	public Connection connect(Transport transport, Guest guest, long heartbeat) {
		return opened(Connection.open(transport, port(), guest, heartbeat));
	}

	/** A new socket that has sent nothing yet. */
	public StompSocket socket(Transport transport, HttpHeaders handshake) {
		return opened(StompSocket.open(transport, port(), handshake));
	}

	public StompSocket socket(Transport transport) {
		return socket(transport, new HttpHeaders());
	}

	/** A socket that is connected as a guest and subscribed to its refusals. */
	public StompSocket socket(Transport transport, Guest guest) {
		return socket(transport).connect(guest);
	}

	/** A new TCP connection that has sent nothing yet. */
	public RawSocket rawSocket() {
		return rawSocket("127.0.0.1");
	}

	/** The same from another loopback address, such as 127.0.0.2. */
	public RawSocket rawSocket(String from) {
		return opened(RawSocket.open(port(), from));
	}

	private <T extends AutoCloseable> T opened(T connection) {
		this.open.add(connection);
		return connection;
	}

	void hangUp() {
		for (AutoCloseable next = this.open.poll(); next != null; next = this.open.poll()) {
			try {
				next.close();
			}
			catch (Exception ex) {
				// The test has closed it.
			}
		}
	}

}
