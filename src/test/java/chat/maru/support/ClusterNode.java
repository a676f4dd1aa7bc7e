package chat.maru.support;

import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import org.springframework.http.HttpHeaders;

/** A packaged server, one of several, with a proxy between it and PostgreSQL. */
public final class ClusterNode implements AutoCloseable {

	private final TcpProxy database;

	private final ServerProcess process;

	private final List<AutoCloseable> open = new ArrayList<>();

	ClusterNode(Path data, String url, String... arguments) {
		URI target = URI.create(url.substring("jdbc:".length()));
		this.database = new TcpProxy(target.getPort());
		this.process = new ServerProcess(data,
				Stream.concat(
						Stream.of("--spring.datasource.url="
								+ url.replace(":" + target.getPort() + "/", ":" + this.database.port() + "/")),
						Stream.of(arguments))
					.toArray(String[]::new));
	}

	/** Its process, to kill, to suspend and to start. */
	public ServerProcess process() {
		return this.process;
	}

	/** What is between it and PostgreSQL. */
	public TcpProxy database() {
		return this.database;
	}

	public URI address() {
		return this.process.address();
	}

	public Http http() {
		return this.process.http();
	}

	/** A browser that has been here first. */
	public Browser browser() {
		return new Browser(address().toString(), new CookieManager());
	}

	/** Sends a request as an account, and expects success. */
	public HttpResponse<String> call(Guest as, String method, String path, String body) {
		HttpResponse<String> answer = request(as, method, path, body);
		if (answer.statusCode() / 100 != 2) {
			throw new AssertionError(method + " " + path + " answered " + answer.statusCode() + ": " + answer.body());
		}
		return answer;
	}

	/** Sends a request as an account. */
	public HttpResponse<String> request(Guest as, String method, String path, String body) {
		return http().send(method, path, body, "Authorization", as.bearer(), "Content-Type", "application/json");
	}

	/** A new guest. */
	public Guest guest() {
		return Guest.join(http(), "Guest " + UUID.randomUUID().toString().substring(0, 13));
	}

	/** A new member. */
	public Guest member() {
		Guest guest = guest();
		call(guest, "PUT", "/api/me/password", "{\"chosen\":\"" + Members.PASSWORD + "\"}");
		return guest;
	}

	/** A new public room of this owner. */
	public String room(Guest owner) {
		return Posts
			.json(call(owner, "POST", "/api/rooms",
					"{\"name\":\"Room " + UUID.randomUUID().toString().substring(0, 13) + "\"}")
				.body())
			.get("id")
			.stringValue();
	}

	/** A WebSocket that is connected as a guest and subscribed to its refusals. */
	public StompSocket connect(Guest guest) {
		return socket(new HttpHeaders()).connect(guest);
	}

	/** A WebSocket that has sent nothing yet. */
	public StompSocket socket(HttpHeaders handshake) {
		StompSocket socket = StompSocket.open(Transport.NATIVE, address().getPort(), handshake);
		this.open.add(socket);
		return socket;
	}

	void hangUp() {
		for (AutoCloseable next : this.open) {
			try {
				next.close();
			}
			catch (Exception ex) {
				// It has ended.
			}
		}
		this.open.clear();
	}

	@Override
	public void close() {
		hangUp();
		this.process.close();
		this.database.close();
	}

}
