package chat.maru.durability;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import chat.maru.log.ClientId;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the complete log of the lobby in every possible way. */
final class WholeLog {

	private static final int PAGE = 200;

	private static final JsonMapper JSON = new JsonMapper();

	private static final HttpClient HTTP = HttpClient.newHttpClient();

	private final URI server;

	WholeLog(URI server) {
		this.server = server;
	}

	/** A guest's token. */
	String join(String name) throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(this.server.resolve("/api/guests"))
			.header("Content-Type", "application/json")
			.POST(BodyPublishers.ofString(JSON.writeValueAsString(Map.of("name", name))))
			.timeout(Duration.ofSeconds(30))
			.build();
		return json(request, 201).path("token").asString();
	}

	/** By catching up from the beginning. */
	List<Entry> events(String token) throws IOException, InterruptedException {
		List<Entry> all = new ArrayList<>();
		boolean more = true;
		while (more) {
			long after = all.isEmpty() ? 0 : all.get(all.size() - 1).seq();
			JsonNode page = get("/api/rooms/lobby/events?limit=" + PAGE + "&after=" + after, token);
			page.path("events").forEach((event) -> all.add(Entry.of(event)));
			more = page.path("more").asBoolean();
		}
		return all;
	}

	/** By the history, backwards from the end. */
	List<Entry> history(String token) throws IOException, InterruptedException {
		List<Entry> all = new ArrayList<>();
		boolean more = true;
		while (more) {
			String before = all.isEmpty() ? "" : "&before=" + all.get(0).seq();
			JsonNode page = get("/api/rooms/lobby/messages?limit=" + PAGE + before, token);
			List<Entry> older = new ArrayList<>();
			page.path("messages").forEach((message) -> older.add(Entry.ofMessage(message)));
			all.addAll(0, older);
			more = page.path("more").asBoolean();
		}
		return all;
	}

	/** The seq of the lobby's last message, as the list of rooms has it. */
	long last(String token) throws IOException, InterruptedException {
		return get("/api/rooms/lobby", token).at("/last/seq").asLong(0);
	}

	private JsonNode get(String path, String token) throws IOException, InterruptedException {
		return json(HttpRequest.newBuilder(this.server.resolve(path))
			.header("Authorization", "Bearer " + token)
			.timeout(Duration.ofSeconds(30))
			.build(), 200);
	}

	private static JsonNode json(HttpRequest request, int status) throws IOException, InterruptedException {
		HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString());
		if (response.statusCode() != status) {
			throw new IOException(request.uri() + " answered " + response.statusCode() + ": " + response.body());
		}
		return JSON.readTree(response.body());
	}

	/** Opens the database in a data folder, without the server. */
	static Connection open(Path data) throws SQLException {
		return DriverManager.getConnection("jdbc:sqlite:" + data.resolve("maru.db"));
	}

	/** From the database itself. */
	static List<Entry> stored(Connection database) throws SQLException {
		try (Statement statement = database.createStatement(); ResultSet row = statement.executeQuery("""
				select event.seq, message.client_id, event.text from event
				left join message on message.room_id = event.room_id and message.seq = event.message_seq
				where event.room_id = 'lobby' order by event.seq""")) {
			List<Entry> all = new ArrayList<>();
			while (row.next()) {
				byte[] clientId = row.getBytes(2);
				all.add(new Entry(row.getLong(1), (clientId != null) ? ClientId.text(clientId) : null,
						row.getString(3)));
			}
			return all;
		}
	}

	/**
	 * How far the follower of last messages has followed the lobby, as the server left it
	 * on disk. Looks at a copy, so that the server itself recovers the files.
	 */
	static Followed followed(Path data, Path copy) throws IOException, SQLException {
		Files.createDirectories(copy);
		for (String file : List.of("maru.db", "maru.db-wal")) {
			if (Files.exists(data.resolve(file))) {
				Files.copy(data.resolve(file), copy.resolve(file), StandardCopyOption.REPLACE_EXISTING);
			}
			else {
				Files.deleteIfExists(copy.resolve(file));
			}
		}
		Files.deleteIfExists(copy.resolve("maru.db-shm"));
		try (Connection connection = open(copy);
				Statement statement = connection.createStatement();
				ResultSet row = statement.executeQuery("""
						select place, (select max(seq) from event where room_id = 'lobby'),
							(select seq from last_message where room_id = 'lobby'),
							(select max(seq) from message
								where room_id = 'lobby' and seq <= place and deleted_at is null)
						from (select max(seq) as place from follower_place
							where follower = 'last-message' and log_id = 'lobby')""")) {
			row.next();
			return new Followed(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4));
		}
	}

	/**
	 * Where a follower is.
	 *
	 * @param place the seq of the last entry that it followed, or 0
	 * @param head the seq of the newest entry
	 * @param result the last message that it stored, or 0
	 * @param fold the last message of the entries up to its place, or 0
	 */
	record Followed(long place, long head, long result, long fold) {
	}

	/** The messages that have no event. */
	static List<Long> withoutEvent(Connection database) throws SQLException {
		try (Statement statement = database.createStatement(); ResultSet row = statement.executeQuery("""
				select message.seq from message
				left join event on event.room_id = message.room_id and event.seq = message.text_seq
				where event.seq is null""")) {
			List<Long> found = new ArrayList<>();
			while (row.next()) {
				found.add(row.getLong(1));
			}
			return found;
		}
	}

	/** The damage that SQLite finds. */
	static List<String> damage(Connection sqlite) throws SQLException {
		try (Statement statement = sqlite.createStatement();
				ResultSet row = statement.executeQuery("pragma integrity_check")) {
			List<String> found = new ArrayList<>();
			while (row.next()) {
				found.add(row.getString(1));
			}
			found.remove("ok");
			return found;
		}
	}

}
